import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { contradicts, joinCodes, judgeScan } from '#shared/domain/judge-scan.ts';
import { readScan, type ScanCodes } from '#shared/domain/read-scan.ts';
import { SAME_LABEL_MS, type ScanVerdict } from '#shared/domain/scan-verdict.ts';
import { needOpen } from '../../db/need-batch.ts';
import { bumpRevision } from '../../db/revisions.ts';
import { transaction, type WritableDb } from '../../db/sql.ts';
import type { BatchRow } from '../../db/tables/batches.ts';
import { findDevicesByCode, findNoteLines, hasNoteLines } from '../../db/tables/scan-lookups.ts';
import {
  extendScan,
  findEarlierScan,
  insertScan,
  type NewScan,
  newestScan,
  readScanCount,
  readScanRow,
} from '../../db/tables/scans.ts';
import type { Services } from '../../services.ts';

/** A scan to be kept, or the one it is another code of. */
type Judged = Pick<NewScan, 'deviceId' | 'verdict'> & { codes: ScanCodes; joins: number | null };

const noCodes: ScanCodes = { imei: null, imei2: null, serial: null };

/**
 * Judges what a scanner typed, by what is known here and without a server, and keeps it before it answers. Another code of
 * the device scanned last, soon after it, is joined to that scan: labels have several. Throws `not_found`, `batch_held` and
 * `batch_closed`.
 */
export function scanCode(
  services: Services,
  { batchId, text }: ParsedInput<'batches.scan'>,
): CommandOutput<'batches.scan'> {
  const { db, clock, osUser: by } = services;
  const now = clock.now();
  const answer = transaction(db, () => {
    const batch = needOpen(db, batchId);
    const { codes, joins, ...judged } = judge(db, { batchId, batch, text, now });
    if (joins !== null) {
      extendScan(db, joins, { ...codes, text });
      bumpRevision(db, 'scans');
    }
    // Another batch that has it on its note finds it doubled.
    else if (judged.verdict === 'not-expected') bumpRevision(db, 'batches');
    const kept = { ...codes, ...judged, batchId, at: now.toISOString(), by, text };
    const scan = readScanRow(db, joins ?? insertScan(db, kept));
    return { scan, count: readScanCount(db, batchId), sameLabel: joins !== null };
  });
  services.publish('data.changed', { tables: ['batchScans'] });
  return answer as CommandOutput<'batches.scan'>;
}

type Asked = { batchId: string; batch: BatchRow; text: string; now: Date };

function judge(db: WritableDb, { batchId, batch, text, now }: Asked): Judged {
  const reading = readScan(text);
  if (!reading.ok) return { codes: noCodes, deviceId: null, verdict: verdictOf(reading.fault), joins: null };
  const { codes } = reading;
  const devices = findDevicesByCode(db, codes);
  const [device] = devices;
  // The note may know the device by codes that are not on this label.
  const lines = findNoteLines(db, batchId, joinCodes(device ?? noCodes, codes));
  const line = lines.find((one) => !contradicts(codes, one));
  const deviceId = device?.deviceId ?? null;
  const known = joinCodes(device ?? noCodes, joinCodes(line ?? noCodes, codes));
  const earlier = findEarlierScan(db, { codes: known, deviceId, before: Number.MAX_SAFE_INTEGER });
  const facts = { codes, devices, lines, hasNote: lines.length > 0 || hasNoteLines(db, batchId) };
  const verdict = judgeScan({ ...facts, scanned: earlier !== null, profileId: batch.profileId });
  if (verdict === 'swapped') return { codes, deviceId: null, verdict, joins: null };
  const isSameLabel =
    earlier?.batchId === batchId && newestScan(db, batchId, 'kept') === earlier.scan && isSoonAfter(earlier.at, now);
  return { codes: known, deviceId, verdict, joins: isSameLabel ? earlier.scan : null };
}

function isSoonAfter(at: string, now: Date): boolean {
  const passed = now.getTime() - Date.parse(at);
  return passed >= 0 && passed <= SAME_LABEL_MS;
}

function verdictOf(fault: string): ScanVerdict {
  if (fault === 'bad-check-digit') return 'bad-check-digit';
  return fault === 'several-devices' ? 'swapped' : 'unreadable';
}
