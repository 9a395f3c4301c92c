import type { ActivityEntry } from '#shared/domain/activity-entry.ts';
import { AppError } from '#shared/errors.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { findEntry } from '../../db/tables/activity.ts';

/** The entry of a number. Throws `not_found`. */
export function needEntry(db: ReadableDb, number: number): ActivityEntry {
  const entry = findEntry(db, number);
  if (entry === null) throw new AppError('not_found', 'no such entry', { entry: number });
  return entry;
}
