import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { needImport } from '../../db/tables/staged-imports.ts';
import type { Services } from '../../services.ts';

/** What was found in a file. Throws `not_found` when it is held no longer. */
export function getImport(
  { db }: Services,
  { stagedId }: ParsedInput<'csv.getImport'>,
): CommandOutput<'csv.getImport'> {
  return needImport(db, stagedId).preview;
}
