import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { needImport } from '../../db/tables/staged-imports.ts';
import type { Services } from '../../services.ts';

/** What the import of a file did. Throws `not_found` when it is held no longer, or nothing was done with it. */
export function getImportResult(
  { db }: Services,
  { stagedId }: ParsedInput<'csv.getImportResult'>,
): CommandOutput<'csv.getImportResult'> {
  const { result } = needImport(db, stagedId);
  if (result === null) throw new AppError('not_found', 'nothing was done with this file', { stagedId });
  return result;
}
