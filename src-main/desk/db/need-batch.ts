import { AppError } from '#shared/errors.ts';
import type { ReadableDb } from './sql.ts';
import { type BatchRow, findBatch } from './tables/batches.ts';

/** The batch of a key. Throws `not_found`. */
export function needBatch(db: ReadableDb, batchId: string): BatchRow {
  const batch = findBatch(db, batchId);
  if (!batch) throw new AppError('not_found', 'no such batch', { batchId });
  return batch;
}

/** A batch that can be altered. Throws `not_found` and `batch_closed`. */
export function needUnclosed(db: ReadableDb, batchId: string): BatchRow {
  const batch = needBatch(db, batchId);
  if (batch.state === 'closed') throw new AppError('batch_closed', 'the batch is closed', { batchId });
  return batch;
}

/** A batch that takes scans and is assigned. Throws `not_found`, `batch_closed` and `batch_held`. */
export function needOpen(db: ReadableDb, batchId: string): BatchRow {
  const batch = needUnclosed(db, batchId);
  if (batch.state === 'held') throw new AppError('batch_held', 'the batch is held', { batchId });
  return batch;
}
