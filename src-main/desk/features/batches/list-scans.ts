import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { needBatch } from '../../db/need-batch.ts';
import { readScanCount, readScanRows } from '../../db/tables/scans.ts';
import type { Services } from '../../services.ts';

/** The scans of a batch that are not taken back, newest first, and how it stands. Throws `not_found`. */
export function listScans(
  { db }: Services,
  { batchId, ...window }: ParsedInput<'batches.listScans'>,
): CommandOutput<'batches.listScans'> {
  const { name, depot, state, profileName } = needBatch(db, batchId);
  return {
    batch: { name, depot, state, profileName },
    count: readScanCount(db, batchId),
    scans: readScanRows(db, batchId, window),
  };
}
