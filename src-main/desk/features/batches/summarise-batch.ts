import type { BatchSummary } from '#shared/domain/batch.ts';
import { matchBatch } from '../../db/match-batch.ts';
import type { ReadableDb } from '../../db/sql.ts';
import type { BatchRow } from '../../db/tables/batches.ts';

/** A batch with its stages and findings counted. */
export async function summariseBatch(db: ReadableDb, batch: BatchRow): Promise<BatchSummary> {
  const { holdEntry: _ours, ...facts } = batch;
  const { figures } = await matchBatch(db, batch);
  return { ...facts, ...figures };
}
