import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { releaseImport } from '../../db/tables/staged-imports.ts';
import type { Services } from '../../services.ts';
import { forgetRows } from './stage-import.ts';

/** Forgets a file, if it is the one that is held. */
export async function discardImport(
  { db }: Services,
  { stagedId }: ParsedInput<'csv.discardImport'>,
): Promise<CommandOutput<'csv.discardImport'>> {
  const released = releaseImport(db, stagedId);
  if (released) await forgetRows(db, released.base);
  return null;
}
