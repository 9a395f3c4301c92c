import type { CommandOutput } from '#shared/contract.ts';
import type { BatchSummary } from '#shared/domain/batch.ts';
import { readBatches } from '../../db/tables/batches.ts';
import type { Services } from '../../services.ts';
import { summariseBatch } from './summarise-batch.ts';

/** Every batch with its stages and findings, open ones first. */
export async function listBatches({ db }: Services): Promise<CommandOutput<'batches.list'>> {
  const batches: BatchSummary[] = [];
  for (const batch of readBatches(db)) batches.push(await summariseBatch(db, batch));
  return { batches };
}
