import { AppError } from '#shared/errors.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { readScanBatch, type ScanBatch } from '../../db/tables/scans.ts';

/** The batch that is scanned into. Throws `not_found`. */
export function needScanBatch(db: ReadableDb, batchId: string): ScanBatch {
  const batch = readScanBatch(db, batchId);
  if (!batch) throw new AppError('not_found', 'no batch of that id', { batchId });
  return batch;
}

/** The same, where something is to be changed. Throws `batch_held` and `batch_closed` besides. */
export function needOpenBatch(db: ReadableDb, batchId: string): ScanBatch {
  const batch = needScanBatch(db, batchId);
  if (batch.state === 'held') throw new AppError('batch_held', 'the batch is on hold', { batchId });
  if (batch.state === 'closed') throw new AppError('batch_closed', 'the batch is closed', { batchId });
  return batch;
}
