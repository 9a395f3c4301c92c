import type { DeviceId } from '#shared/domain/device.ts';
import type { KnoxDevice } from '#shared/domain/knox-records.ts';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import { bumpRevision } from '../revisions.ts';
import { prepared, type ReadableDb, transaction, type WritableDb } from '../sql.ts';
import { ensureDeviceKey } from './device-bulk-load.ts';
import { noteAppearances, noteChanges, type ReadDevice } from './device-events.ts';
import { takeOverRegistrations } from './device-registrations.ts';
import { addWords } from './device-words.ts';

/** What an upsert did, devices it found as they were left out; `noted` were changed at the server without us, or are new. */
export type DeviceUpsert = { inserted: number; changed: number; noted: number };

const columns = [
  'device_id',
  'imei',
  'imei2',
  'serial',
  'imei_reversed',
  'imei2_reversed',
  'serial_reversed',
  'model',
  'state',
  'raw_state',
  'profile_id',
  'user_name',
  'tags',
  'upload_id',
  'order_id',
  'reseller_name',
  'created_at',
  'updated_at',
  'first_seen_at',
] as const;

const ROWS_PER_STATEMENT = 50;
const compared = columns.filter((name) => name !== 'device_id' && name !== 'first_seen_at');

const onConflict = `
  ON CONFLICT (device_id) DO UPDATE SET ${compared.map((name) => `${name} = excluded.${name}`).join(', ')}
  WHERE (${compared.map((name) => `devices.${name} IS NOT excluded.${name}`).join(' OR ')})`;

/** The profile a device is in as the desk tells it: Samsung's, `default` when approved and in none, null while pending. */
export function profileOf(device: Pick<KnoxDevice, 'profileId' | 'state'>): ProfileId | null {
  return device.profileId ?? (device.state === 'pending' ? null : DEFAULT_PROFILE_ID);
}

/**
 * Appends devices as they come, for the first sync into the bare table: nothing is looked up, so a device may come twice
 * until `finishBulkLoad` has kept the newest of each.
 */
export function insertDevicesBulk(db: WritableDb, devices: readonly KnoxDevice[], now: Date): void {
  if (devices.length === 0) return;
  transaction(db, () => {
    writeRows(db, devices, now, '');
    bumpRevision(db, 'devices');
  });
}

/**
 * Adds new devices and changes those that differ in anything, noting in the ledger what was not our doing; rows that are
 * as they were are not written.
 */
export function upsertDevices(db: WritableDb, devices: readonly KnoxDevice[], now: Date): DeviceUpsert {
  if (devices.length === 0) return { inserted: 0, changed: 0, noted: 0 };
  return transaction(db, () => {
    ensureDeviceKey(db);
    const lastRow = newestRow(db);
    const at = now.toISOString();
    const noted = noteChanges(db, devices.map(toRead), at);
    const written = writeRows(db, devices, now, onConflict);
    if (written === 0) return { inserted: 0, changed: 0, noted };
    addWords(db, wordsOf(devices));
    takeOverRegistrations(
      db,
      devices.map((device) => device.deviceId),
    );
    bumpRevision(db, 'devices');
    const inserted = countRowsAfter(db, lastRow);
    const appeared = inserted > 0 ? noteAppearances(db, lastRow, at) : 0;
    return { inserted, changed: written - inserted, noted: noted + appeared };
  });
}

/** Takes devices out of the cache, as the server no longer has them; answers how many there were. */
export function deleteDevices(db: WritableDb, deviceIds: readonly DeviceId[]): number {
  return transaction(db, () => {
    const sql = 'DELETE FROM cache.devices WHERE device_id IN (SELECT value FROM json_each(?))';
    const { changes } = prepared(db, sql).run(JSON.stringify(deviceIds));
    if (changes > 0) bumpRevision(db, 'devices');
    return changes;
  });
}

/** How many devices the cache holds; while a first sync is under way a device that came twice counts twice. */
export function countDevices(db: ReadableDb): number {
  return prepared<number>(db, 'SELECT count(*) FROM cache.devices', 'first-cells').get() ?? 0;
}

function writeRows(db: WritableDb, devices: readonly KnoxDevice[], now: Date, conflict: string): number {
  const seenAt = now.toISOString();
  let written = 0;
  for (let first = 0; first < devices.length; first += ROWS_PER_STATEMENT) {
    const slice = devices.slice(first, first + ROWS_PER_STATEMENT);
    const cells: (string | null)[] = [];
    for (const device of slice) pushCells(cells, device, seenAt);
    written += prepared(db, insertSql(slice.length, conflict)).run(cells).changes;
  }
  return written;
}

const insertSqls = new Map<string, string>();

/** Kept, as it is ten thousand characters long and asked for every 50 devices. */
function insertSql(rows: number, conflict: string): string {
  const key = `${rows} ${conflict.length}`;
  let sql = insertSqls.get(key);
  if (sql === undefined) {
    const places = `(${columns.map(() => '?').join(', ')})`;
    sql = `INSERT INTO cache.devices (${columns.join(', ')}) VALUES ${Array(rows).fill(places).join(', ')}${conflict}`;
    insertSqls.set(key, sql);
  }
  return sql;
}

function pushCells(cells: (string | null)[], device: KnoxDevice, seenAt: string): void {
  cells.push(
    device.deviceId,
    device.imei,
    device.imei2,
    device.serial,
    orNull(device.imei),
    orNull(device.imei2),
    orNull(device.serial),
    device.model,
    device.state,
    device.rawState,
    profileOf(device),
    device.userName,
    device.tags,
    device.uploadId,
    device.orderId,
    device.resellerName,
    device.createdAt,
    device.updatedAt,
    seenAt,
  );
}

/** A text from its end to its beginning, so that its last characters can be searched as a prefix. */
export function reversed(text: string): string {
  let result = '';
  for (let i = text.length - 1; i >= 0; i -= 1) result += text[i];
  return result;
}

function orNull(text: string | null): string | null {
  return text === null ? null : reversed(text);
}

function wordsOf(devices: readonly KnoxDevice[]): Set<string> {
  const words = new Set<string>();
  for (const device of devices) words.add(device.userName).add(device.model).add(device.tags);
  words.delete('');
  return words;
}

function toRead(device: KnoxDevice): ReadDevice {
  const { deviceId, state, userName, uploadId, updatedAt } = device;
  return [deviceId, profileOf(device), state, userName, uploadId, updatedAt];
}

function newestRow(db: ReadableDb): number {
  return prepared<number | null>(db, 'SELECT max(row) FROM cache.devices', 'first-cells').get() ?? 0;
}

function countRowsAfter(db: ReadableDb, row: number): number {
  return prepared<number>(db, 'SELECT count(*) FROM cache.devices WHERE row > ?', 'first-cells').get(row) ?? 0;
}
