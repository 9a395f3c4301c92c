import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { needOpen } from '../../db/need-batch.ts';
import { bumpRevision } from '../../db/revisions.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { markUndone, newestScan, readScanCount, readScanRow } from '../../db/tables/scans.ts';
import type { Services } from '../../services.ts';

/**
 * Takes back the newest scan of a batch that is not taken back, whatever its verdict; again, the one before. Throws
 * `nothing_to_do`, `not_found`, `batch_held` and `batch_closed`.
 */
export function undoScan(
  services: Services,
  { batchId }: ParsedInput<'batches.undoScan'>,
): CommandOutput<'batches.undoScan'> {
  const { db, clock, osUser: actor } = services;
  const answer = transaction(db, () => {
    const { name } = needOpen(db, batchId);
    const newest = newestScan(db, batchId);
    const scan = newest === null ? null : readScanRow(db, newest);
    if (!scan) throw new AppError('nothing_to_do', 'nothing is scanned', { batchId });
    markUndone(db, scan.scan);
    bumpRevision(db, scan.verdict === 'not-expected' ? 'batches' : 'scans');
    const { at: scannedAt, verdict, text, imei, serial, deviceId } = scan;
    const facts = {
      batchId,
      name,
      scannedAt,
      verdict,
      text,
      imei,
      serial,
      ...(deviceId ? { deviceIds: [deviceId] } : {}),
    };
    appendActivity(db, { at: clock.now().toISOString(), actor, action: 'batches.undoScan', changeId: null, facts });
    return { scan, count: readScanCount(db, batchId) };
  });
  services.publish('data.changed', { tables: ['batchScans', 'activity'] });
  return answer;
}
