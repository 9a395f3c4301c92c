import type { DeviceId } from '#shared/domain/device.ts';
import type { ScanCodes } from '#shared/domain/read-scan.ts';
import {
  LONGEST_SCAN,
  refusedVerdicts,
  type Scan,
  type ScanCount,
  type ScanVerdict,
} from '#shared/domain/scan-verdict.ts';
import { type Kept, remember } from '../remember.ts';
import { revisionOf } from '../revisions.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';
import { countLines } from './batch-lines.ts';
import { keptScanSql } from './batch-scans.ts';
import { overlaidJoinSql, overlaidProfileNameSql } from './device-rows.ts';
import { codeParameters, codeSql } from './scan-lookups.ts';

/** A scan as it is kept. */
export type NewScan = ScanCodes & {
  batchId: string;
  at: string;
  by: string;
  text: string;
  deviceId: DeviceId | null;
  verdict: ScanVerdict;
};

/** A scan of the same device that counts, in this batch or another that is not closed. */
export type EarlierScan = { scan: number; batchId: string; at: string; batchName: string };

/** Keeps a scan and answers its number. */
export function insertScan(db: WritableDb, scan: NewScan): number {
  const sql = `INSERT INTO main.batch_scans (batch_id, at, by, text, imei, imei2, serial, device_id, verdict)
    VALUES (@batchId, @at, @by, @text, @imei, @imei2, @serial, @deviceId, @verdict)`;
  return Number(prepared(db, sql).run(scan).lastInsertRowid);
}

/** Adds another code of the same label to a scan. */
export function extendScan(db: WritableDb, scan: number, { text, ...codes }: ScanCodes & { text: string }): void {
  const sql = `UPDATE main.batch_scans SET imei = @imei, imei2 = @imei2, serial = @serial,
    text = iif(instr(text, @text) > 0, text, substr(text || ' ' || @text, 1, ${LONGEST_SCAN})) WHERE scan = @scan`;
  prepared(db, sql).run({ scan, text, ...codes });
}

/** Takes a scan back. */
export function markUndone(db: WritableDb, scan: number): void {
  prepared(db, 'UPDATE main.batch_scans SET undone = 1 WHERE scan = ?').run(scan);
}

/** The newest scan of the device that counts, older than `before`; null when it was not scanned. */
export function findEarlierScan(
  db: ReadableDb,
  { codes, deviceId, before }: { codes: ScanCodes; deviceId: DeviceId | null; before: number },
): EarlierScan | null {
  const sql = `SELECT s.scan, s.batch_id AS batchId, s.at, b.name AS batchName
    FROM (${codeSql('scan', 'main.batch_scans')} UNION SELECT scan FROM main.batch_scans WHERE device_id = @deviceId) m
      CROSS JOIN main.batch_scans s ON s.scan = m.scan CROSS JOIN main.batches b ON b.batch_id = s.batch_id
    WHERE ${keptScanSql} AND b.state <> 'closed' AND s.scan < @before ORDER BY s.scan DESC LIMIT 1`;
  return prepared<EarlierScan>(db, sql).get({ ...codeParameters(codes), deviceId, before }) ?? null;
}

/** The newest scan of a batch that is not taken back; `kept`: that counts. Null when there is none. */
export function newestScan(db: ReadableDb, batchId: string, which: 'any' | 'kept' = 'any'): number | null {
  const sql = `SELECT max(s.scan) FROM main.batch_scans s WHERE s.batch_id = ? AND ${which === 'kept' ? keptScanSql : 's.undone = 0'}`;
  return prepared<number | null>(db, sql, 'first-cells').get(batchId) ?? null;
}

const linesFor = new WeakMap<ReadableDb, Kept<number>>();

/** How a batch's scans stand: a million lines of a note are counted once, not with every scan. */
export function readScanCount(db: ReadableDb, batchId: string): ScanCount {
  const sql = 'SELECT verdict, count(*) FROM main.batch_scans WHERE batch_id = ? AND undone = 0 GROUP BY verdict';
  const count = { scanned: 0, expected: expectedIn(db, batchId), extra: 0, refused: 0 };
  for (const [verdict, scans] of prepared<[ScanVerdict, number]>(db, sql, 'arrays').all(batchId)) {
    const what = refusedVerdicts.includes(verdict) ? 'refused' : verdict === 'not-expected' ? 'extra' : 'scanned';
    count[what] += scans;
  }
  return count;
}

function expectedIn(db: ReadableDb, batchId: string): number {
  const kept = linesFor.get(db) ?? (new Map() as Kept<number>);
  linesFor.set(db, kept);
  const stamp = `${revisionOf(db, 'batches')}`;
  return remember(kept, batchId, { stamp, limit: 8 }, () => countLines(db, batchId));
}

type Row = Omit<Scan, 'before'>;

const columns = `s.scan, s.at, s.verdict, s.text, s.imei, s.imei2, s.serial, s.device_id AS deviceId, d.model,
  ${overlaidProfileNameSql} AS profileName`;

const from = `FROM main.batch_scans s LEFT JOIN cache.devices d
    ON d.row = (SELECT max(x.row) FROM cache.devices x WHERE x.device_id = s.device_id) ${overlaidJoinSql}`;

/** One scan as it is shown; null when there is none of that number. */
export function readScanRow(db: ReadableDb, scan: number): Scan | null {
  const row = prepared<Row>(db, `SELECT ${columns} ${from} WHERE s.scan = ?`).get(scan);
  return row ? withEarlier(db, row) : null;
}

/** Scans of a batch that are not taken back, newest first. */
export function readScanRows(
  db: ReadableDb,
  batchId: string,
  { first, count }: { first: number; count: number },
): Scan[] {
  const sql = `SELECT ${columns} ${from} WHERE s.batch_id = @batchId AND s.undone = 0
    ORDER BY s.scan DESC LIMIT @count OFFSET @first`;
  return prepared<Row>(db, sql)
    .all({ batchId, first, count })
    .map((row) => withEarlier(db, row));
}

function withEarlier(db: ReadableDb, row: Row): Scan {
  if (row.verdict !== 'already-scanned') return { ...row, before: null };
  const { imei, imei2, serial, deviceId, scan } = row;
  const earlier = findEarlierScan(db, { codes: { imei, imei2, serial }, deviceId, before: scan });
  return { ...row, before: earlier && { at: earlier.at, batchName: earlier.batchName } };
}
