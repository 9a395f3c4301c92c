import type { DeviceRow } from '#shared/domain/device.ts';
import type { ScanCodes } from '#shared/domain/read-scan.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { readDeviceRows } from './device-rows.ts';

/** Codes as they are looked up: an IMEI by its first fourteen digits, with which it is kept anywhere. */
export type CodeParameters = { first: string | null; second: string | null; serial: string | null };

const BODY = 14;

/** What SQL is given of codes, for `codeSql`. */
export function codeParameters({ imei, imei2, serial }: ScanCodes): CodeParameters {
  return { first: imei?.slice(0, BODY) ?? null, second: imei2?.slice(0, BODY) ?? null, serial };
}

/** SQL that picks `picked` from a table wherever one of the codes stands, each by its index. */
export function codeSql(picked: string, table: string): string {
  const places = ['imei', 'imei2'].flatMap((column) =>
    ['@first', '@second'].map((code) => `${column} >= ${code} AND ${column} < ${code} || ':'`),
  );
  return [...places, 'serial = @serial']
    .map((where) => `SELECT ${picked} FROM ${table} WHERE ${where}`)
    .join(' UNION ');
}

/** Devices of this tenant that one of the codes names, with the waiting changes laid over; more than one: of two devices. */
export function findDevicesByCode(db: ReadableDb, codes: ScanCodes): DeviceRow[] {
  const sql = codeSql('row', 'cache.devices');
  const rows = prepared<number>(db, sql, 'first-cells').all(codeParameters(codes));
  return rows.length === 0 ? [] : newestOfEach(readDeviceRows(db, rows));
}

/** A first sync may hold a device twice while it runs; the later row is the newer one. */
function newestOfEach(devices: readonly DeviceRow[]): DeviceRow[] {
  return [...new Map(devices.map((device) => [device.deviceId, device])).values()];
}

/** SQL for the lines of all notes that one of the codes names, each by its code: `note` and `line`. */
export const noteLinesSql = [
  ...[0, 1].flatMap((kind) =>
    ['@first', '@second'].map((code) => `kind = ${kind} AND code >= ${code} AND code < ${code} || ':'`),
  ),
  'kind = 2 AND code = @serial',
]
  .map((where) => `SELECT note, line FROM main.note_codes WHERE ${where}`)
  .join(' UNION ');

/** Lines of a batch's delivery note that one of the codes names. */
export function findNoteLines(db: ReadableDb, batchId: string, codes: ScanCodes): ScanCodes[] {
  const sql = `SELECT l.imei, l.imei2, l.serial FROM (${noteLinesSql}) f
    CROSS JOIN main.batch_notes n ON n.note = f.note AND n.batch_id = @batchId
    CROSS JOIN main.note_lines l ON l.note = f.note AND l.line = f.line ORDER BY l.line`;
  return prepared<ScanCodes>(db, sql).all({ ...codeParameters(codes), batchId });
}

/** Whether a batch has a delivery note. */
export function hasNoteLines(db: ReadableDb, batchId: string): boolean {
  const sql = 'SELECT 1 FROM main.batch_lines WHERE batch_id = ? LIMIT 1';
  return prepared(db, sql, 'first-cells').get(batchId) !== undefined;
}
