import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { readStaged } from '../../db/tables/staged-rows.ts';
import type { Services } from '../../services.ts';

/** What checking a file has found. Throws `not_found` when another file was checked since, or the desk started anew. */
export function getReport(
  { db }: Services,
  { stagedId }: ParsedInput<'selfMaintained.getReport'>,
): CommandOutput<'selfMaintained.getReport'> {
  const staged = readStaged(db, stagedId);
  if (staged === null) throw new AppError('not_found', 'this file is held no longer', { stagedId });
  return staged.report;
}
