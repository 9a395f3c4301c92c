import { AppError } from '#shared/errors.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { type ChangeRow, readChange } from '../../db/tables/changes.ts';

/** The changes of these ids, each once, newest first: what came last is undone first. Throws `not_found`. */
export function needChanges(db: ReadableDb, changeIds: readonly string[]): ChangeRow[] {
  const changes = [...new Set(changeIds)].map((changeId) => {
    const change = readChange(db, changeId);
    if (!change) throw new AppError('not_found', 'no such change', { changeId });
    return change;
  });
  return changes.sort((a, b) => b.sequence - a.sequence);
}
