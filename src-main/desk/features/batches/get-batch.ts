import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { needBatch } from '../../db/need-batch.ts';
import type { Services } from '../../services.ts';
import { summariseBatch } from './summarise-batch.ts';

/** One batch with its stages and findings. Throws `not_found`. */
export function getBatch(
  { db }: Services,
  { batchId }: ParsedInput<'batches.get'>,
): Promise<CommandOutput<'batches.get'>> {
  return summariseBatch(db, needBatch(db, batchId));
}
