import type { BatchDevice } from '#shared/domain/batch.ts';
import { type BatchUnits, findingsOf } from '../batch-units.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import type { NoteLine } from './batch-lines.ts';
import { readDeviceRows } from './device-rows.ts';

type Scanned = Pick<NoteLine, 'imei' | 'imei2' | 'serial'> & { scan: number; at: string; by: string };

const lineColumns = 'l.line, l.imei, l.imei2, l.serial, l.model, l.order_id AS orderId, l.carton';

const linesSql = `SELECT ${lineColumns} FROM json_each(@lines) n
  CROSS JOIN main.batch_lines l ON l.batch_id = @batchId AND l.line = n.value`;

const scansSql = `SELECT s.scan, s.at, s.by, s.imei, s.imei2, s.serial FROM json_each(?) n
  CROSS JOIN main.batch_scans s ON s.scan = n.value`;

/** Devices of a batch by number, in the order asked for: what the note says, else the scan, else the cache. */
export function readBatchDevices(
  db: ReadableDb,
  batchId: string,
  { units, wanted }: { units: BatchUnits; wanted: readonly number[] },
): BatchDevice[] {
  const numbers = (from: Int32Array) => JSON.stringify(wanted.map((unit) => from[unit] ?? 0));
  const lines = byKey(
    prepared<NoteLine>(db, linesSql).all({ batchId, lines: numbers(units.lines) }),
    ({ line }) => line,
  );
  const scans = byKey(prepared<Scanned>(db, scansSql).all(numbers(units.scans)), ({ scan }) => scan);
  return wanted.map((unit) => {
    const line = lines.get(units.lines[unit] ?? 0);
    const scan = scans.get(units.scans[unit] ?? 0);
    const [device] = readDeviceRows(db, [units.rows[unit] ?? 0]);
    const said = <Key extends 'imei' | 'imei2' | 'serial'>(key: Key) =>
      line?.[key] ?? scan?.[key] ?? device?.[key] ?? null;
    return {
      line: line?.line ?? null,
      ...{ imei: said('imei'), imei2: said('imei2'), serial: said('serial') },
      model: line?.model ?? device?.model ?? null,
      orderId: line?.orderId ?? device?.orderId ?? null,
      carton: line?.carton ?? null,
      scannedAt: scan?.at ?? null,
      scannedBy: scan?.by ?? null,
      deviceId: device?.deviceId ?? null,
      device: device
        ? { state: device.state, profileId: device.profileId, profileName: device.profileName, waiting: device.waiting }
        : null,
      findings: findingsOf(units, unit),
    };
  });
}

function byKey<Row>(rows: readonly Row[], keyOf: (row: Row) => number): Map<number, Row> {
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** Devices of a batch with a text in what its note or its scans say of them, whatever its case and the blanks in it. */
export function unitsNaming(
  db: ReadableDb,
  { batchId, units, text }: { batchId: string; units: BatchUnits; text: string },
): Set<number> {
  const like = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const compact = like.replaceAll(/\s/g, '');
  const holds = (columns: string, sign: string) => `(${columns}) LIKE ${sign} ESCAPE '\\'`;
  const codes = (row: string) =>
    ['imei', 'imei2', 'serial'].map((code) => holds(`${row}.${code}`, '@compact')).join(' OR ');
  const words = ['model', 'order_id', 'carton'].map((word) => holds(`l.${word}`, '@like')).join(' OR ');
  const named = (from: string) => new Set(prepared<number>(db, from, 'first-cells').all({ batchId, like, compact }));
  const lines = named(
    `SELECT l.line FROM main.batch_lines l WHERE l.batch_id = @batchId AND (${codes('l')} OR ${words})`,
  );
  const scans = named(`SELECT s.scan FROM main.batch_scans s WHERE s.batch_id = @batchId AND (${codes('s')})`);
  const found = new Set<number>();
  for (let unit = 0; unit < units.lines.length; unit += 1)
    if (lines.has(units.lines[unit] ?? 0) || scans.has(units.scans[unit] ?? 0)) found.add(unit);
  return found;
}
