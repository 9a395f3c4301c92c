import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { countScans, readScanRows } from '../../db/tables/scans.ts';
import type { Services } from '../../services.ts';
import { needScanBatch } from './need-open-batch.ts';

/** The scans of a batch that are not taken back, newest first, and how it stands. Throws `not_found`. */
export function listScans(
  { db }: Services,
  { batchId, ...window }: ParsedInput<'batches.listScans'>,
): CommandOutput<'batches.listScans'> {
  const { name, state, profileName } = needScanBatch(db, batchId);
  return {
    batch: { name, state, profileName },
    count: countScans(db, batchId),
    scans: readScanRows(db, batchId, window),
  };
}
