import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import { GONE_PROFILE_ID } from '#shared/domain/queued-change.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { keptScanSql, refusedVerdictsSql } from './batch-scans.ts';
import { hasIndex } from './device-indexes.ts';
import { overlaidProfileSql as profileSql } from './device-rows.ts';

/** What is known of the device of a line or a scan, as bits of one number. */
export const unitBits = { pending: 1, there: 2, registered: 4, elsewhere: 8, doubled: 16, swapped: 32 } as const;

/** What lines and scans are looked at for: the batch, and the profile its devices go to. */
export type MatchAim = { batchId: string; profileId: ProfileId | null };

/** A line with the row of its device in the cache, 0 when it is not there, and what is known of it. */
export type MatchedLine = { line: number; row: number; flags: number };

/** A scan alike, with the lines of the note its codes stand on, 0 for none; `kept` 0 when it was refused as swapped. */
export type MatchedScan = {
  scan: number;
  row: number;
  flags: number;
  kept: 0 | 1;
  byImei: number;
  byImei2: number;
  bySerial: number;
};

/** Lines after one, at most `count` of them, some 20 µs each. */
export function matchLines(
  db: ReadableDb,
  { batchId, profileId }: MatchAim,
  { after, count }: { after: number; count: number },
): MatchedLine[] {
  return prepared<MatchedLine>(db, linesSql(knownDevicesSql(db))).all({ batchId, profileId, after, count });
}

/** Scans after one, at most `count` of them: those that count, and those that were refused as swapped. */
export function matchScans(
  db: ReadableDb,
  { batchId, profileId }: MatchAim,
  { after, count }: { after: number; count: number },
): MatchedScan[] {
  return prepared<MatchedScan>(db, scansSql(knownDevicesSql(db))).all({ batchId, profileId, after, count });
}

/** The newest scan of a batch, 0 when there is none. */
export function lastScan(db: ReadableDb, batchId: string): number {
  const sql = 'SELECT coalesce(max(scan), 0) FROM main.batch_scans WHERE batch_id = ?';
  return prepared<number>(db, sql, 'first-cells').get(batchId) ?? 0;
}

/** SQL for the devices that can be looked up. While a first sync fills the table without indexes each look-up would read it whole: nothing is known then. */
export function knownDevicesSql(db: ReadableDb): string {
  return hasIndex(db, 'devices_by_serial') ? 'cache.devices' : '(SELECT * FROM cache.devices WHERE false)';
}

/** Some servers tell an IMEI without its check digit: then it goes by the first fourteen. */
const startsSql = (column: string, code: string) =>
  `${column} >= substr(${code}, 1, 14) AND ${column} < substr(${code}, 1, 14) || ':'`;

const rowSql = (devices: string, code: string) =>
  `coalesce(${[`d.imei = ${code}`, `d.imei2 = ${code}`, startsSql('d.imei', code), startsSql('d.imei2', code)]
    .map((same) => `(SELECT max(d.row) FROM ${devices} d WHERE ${same})`)
    .join(', ')})`;

/** SQL for the rows of the devices that each identifier of `t` names: r1, r2, r3. */
export const rowsSql = (devices: string) => `${rowSql(devices, 't.imei')} AS r1, ${rowSql(devices, 't.imei2')} AS r2,
  (SELECT max(d.row) FROM ${devices} d WHERE d.serial = t.serial) AS r3`;

/** The identifiers named by `t` do not all belong to one device. */
const swappedSql = 't.r1 <> t.r2 OR t.r1 <> t.r3 OR t.r2 <> t.r3';

const imeis = '(t.imei, t.imei2, d.imei, d.imei2)';
const serials = '(t.serial, d.serial)';
/** Batches that are not closed; a closed one is over, and has nothing to do with the others. */
const openSql = `(SELECT batch_id FROM main.batches WHERE state <> 'closed'
  AND (SELECT state FROM main.batches WHERE batch_id = @batchId) <> 'closed')`;

/** Another line has this device, of this note or of a batch that is not closed; needs `t` and `d`. */
const onAnotherLineSql = (itself: string) =>
  [`x.kind IN (0, 1) AND x.code IN ${imeis}`, `x.kind = 2 AND x.code IN ${serials}`]
    .map(
      (same) => `EXISTS (SELECT 1 FROM main.batch_codes x WHERE ${same} AND ${itself}
        AND (x.batch_id = @batchId OR x.batch_id IN ${openSql}))`,
    )
    .join(' OR ');

/** It was scanned into another batch that is not closed; needs `t` and `d`. */
const scannedElsewhereSql = [`s.imei IN ${imeis}`, `s.imei2 IN ${imeis}`, `s.serial IN ${serials}`]
  .map(
    (same) => `EXISTS (SELECT 1 FROM main.batch_scans s
      WHERE ${same} AND s.batch_id <> @batchId AND s.batch_id IN ${openSql} AND ${keptScanSql})`,
  )
  .join(' OR ');

/** The bits of the device `d` under the waiting change `o`; pending as lists and moves see it. */
const stateSql = `CASE WHEN d.row IS NULL THEN 0
    WHEN (d.state = 'pending' OR d.profile_id IS NULL) AND coalesce(o.live, 0) = 0 THEN ${unitBits.pending}
    ELSE iif(${profileSql} = @profileId, ${unitBits.there}, 0)
      + iif(d.registration = 'registered', ${unitBits.registered}, 0)
      + iif(${profileSql} NOT IN ('${DEFAULT_PROFILE_ID}', '${GONE_PROFILE_ID}', @profileId), ${unitBits.elsewhere}, 0) END`;

const deviceJoin = (devices: string) => `LEFT JOIN ${devices} d ON d.row = coalesce(t.r1, t.r2, t.r3)
  LEFT JOIN temp.overlay o ON o.device_id = d.device_id`;

const linesSql = (devices: string) => `
  SELECT t.line, coalesce(d.row, 0) AS row, ${stateSql}
    + iif(${onAnotherLineSql('(x.batch_id <> @batchId OR x.line <> t.line)')} OR ${scannedElsewhereSql}, ${unitBits.doubled}, 0)
    + iif(${swappedSql}, ${unitBits.swapped}, 0) AS flags
  FROM (SELECT t.*, ${rowsSql(devices)} FROM main.batch_lines t
    WHERE t.batch_id = @batchId AND t.line > @after ORDER BY t.line LIMIT @count) t ${deviceJoin(devices)}
  ORDER BY t.line`;

const lineSql = (same: string) =>
  `coalesce((SELECT min(x.line) FROM main.batch_codes x WHERE ${same} AND x.batch_id = @batchId), 0)`;

const lineOfImeiSql = (codes: string) =>
  `coalesce(nullif(${lineSql(`x.kind = 0 AND x.code IN ${codes}`)}, 0), ${lineSql(`x.kind = 1 AND x.code IN ${codes}`)})`;

const scansSql = (devices: string) => `
  SELECT t.scan, coalesce(d.row, 0) AS row, ${stateSql}
    + iif(${onAnotherLineSql('x.batch_id <> @batchId')} OR ${scannedElsewhereSql}, ${unitBits.doubled}, 0)
    + iif(${swappedSql}, ${unitBits.swapped}, 0) AS flags,
    t.kept,
    ${lineOfImeiSql('(t.imei, iif(t.kept, d.imei, NULL), iif(t.kept, d.imei2, NULL))')} AS byImei,
    ${lineOfImeiSql('(t.imei2)')} AS byImei2,
    ${lineSql('x.kind = 2 AND x.code IN (t.serial, iif(t.kept, d.serial, NULL))')} AS bySerial
  FROM (SELECT t.*, t.verdict <> 'swapped' AS kept, ${rowsSql(devices)} FROM main.batch_scans t
    WHERE t.batch_id = @batchId AND t.scan > @after AND t.undone = 0 AND (t.verdict = 'swapped' OR t.verdict NOT IN ${refusedVerdictsSql})
    ORDER BY t.scan LIMIT @count) t ${deviceJoin(devices)}
  ORDER BY t.scan`;
