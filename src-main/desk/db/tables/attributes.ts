import {
  type AttributeEdit,
  type AttributePlan,
  type AttributeValue,
  type CustomAttribute,
  isSameName,
} from '#shared/domain/custom-attribute.ts';
import type { DeviceId } from '#shared/domain/device.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';
import { sortKey } from './device-orders.ts';

/** An attribute without its count. */
export type KnownAttribute = Pick<CustomAttribute, 'name' | 'type'>;

/** How many values are written or taken away in one go: some 20 ms. */
export const VALUES_PER_SLICE = 5_000;

/** Every attribute with the number of devices that have a value of it, in the order of their names. */
export function readAttributes(db: ReadableDb): CustomAttribute[] {
  const sql = `SELECT a.name, a.type, (SELECT count(*) FROM main.attribute_values v WHERE v.name = a.name) AS devices
    FROM main.attributes a`;
  return prepared<CustomAttribute>(db, sql)
    .all()
    .sort((a, b) => (sortKey(a.name) < sortKey(b.name) ? -1 : 1));
}

/** The attribute of a name, whatever its case, null when there is none. SQLite itself folds ASCII letters only. */
export function findAttribute(db: ReadableDb, name: string): KnownAttribute | null {
  const all = prepared<KnownAttribute>(db, 'SELECT name, type FROM main.attributes').all();
  return all.find((one) => isSameName(one.name, name)) ?? null;
}

/** Adds an attribute that no device has a value of. */
export function insertAttribute(db: WritableDb, attribute: KnownAttribute & { at: string }): void {
  prepared(db, 'INSERT INTO main.attributes (name, type, created_at) VALUES (@name, @type, @at)').run(attribute);
}

/** Takes an attribute away, with the values it may still have. */
export function deleteAttribute(db: WritableDb, name: string): void {
  prepared(db, 'DELETE FROM main.attributes WHERE name = ?').run(name);
}

/** How many devices have a value of an attribute; with `entry` only those that have it from that edit. */
export function countValues(db: ReadableDb, name: string, entry: number | null = null): number {
  const sql = 'SELECT count(*) FROM main.attribute_values WHERE name = @name AND (@entry IS NULL OR entry = @entry)';
  return prepared<number>(db, sql, 'first-cells').get({ name, entry }) ?? 0;
}

/** The values of one device, in the order of their names. */
export function readValues(db: ReadableDb, deviceId: DeviceId): AttributeValue[] {
  const sql = `SELECT a.name, a.type, v.value FROM main.attribute_values v JOIN main.attributes a ON a.name = v.name
    WHERE v.device_id = ?`;
  return prepared<AttributeValue>(db, sql)
    .all(deviceId)
    .sort((a, b) => (sortKey(a.name) < sortKey(b.name) ? -1 : 1));
}

/** What an edit would meet among these devices; `same` have the very value already. Devices nobody knows do not count. */
export function meetValues(
  db: ReadableDb,
  deviceIds: readonly DeviceId[],
  { name, value }: { name: string; value: string | null },
): AttributePlan & { same: number } {
  const sql = `
    SELECT count(DISTINCT d.device_id) AS devices, count(DISTINCT v.device_id) AS filled,
      count(DISTINCT iif(v.value = @value, v.device_id, NULL)) AS same
    FROM json_each(@deviceIds) i CROSS JOIN cache.devices d ON d.device_id = i.value
    LEFT JOIN main.attribute_values v ON v.device_id = d.device_id AND v.name = @name`;
  const none = { devices: 0, filled: 0, same: 0 };
  return prepared<typeof none>(db, sql).get({ name, value, deviceIds: JSON.stringify(deviceIds) }) ?? none;
}

const onConflict: Record<AttributeEdit['mode'], string> = {
  overwrite: `DO UPDATE SET previous = attribute_values.value, value = excluded.value, entry = excluded.entry
    WHERE attribute_values.value <> excluded.value`,
  'fill-empty': 'DO NOTHING',
};

/** Gives devices a value, noting what it replaces and the edit's entry of the log; answers how many it changed. */
export function writeValues(
  db: WritableDb,
  deviceIds: readonly DeviceId[],
  { name, value, mode, entry }: AttributeEdit & { entry: number },
): number {
  const sql = `
    INSERT INTO main.attribute_values (name, device_id, value, entry)
    SELECT @name, d.device_id, @value, @entry
    FROM json_each(@deviceIds) i CROSS JOIN cache.devices d ON d.device_id = i.value GROUP BY d.device_id
    ON CONFLICT (device_id, name) ${onConflict[mode]}`;
  return prepared(db, sql).run({ name, value, entry, deviceIds: JSON.stringify(deviceIds) }).changes;
}

/** The attribute an entry of the log gave values of, null when it is no such entry. */
export function readEditedName(db: ReadableDb, entry: number): string | null {
  const sql = "SELECT facts ->> '$.name' FROM main.activity WHERE entry = ? AND action = 'attributes.set'";
  return prepared<string>(db, sql, 'first-cells').get(entry) ?? null;
}

/** Puts back what an edit found, a slice of it; `entry` is the undo's own. Answers how many devices, 0 at the end. */
export function restoreValues(db: WritableDb, edit: { name: string; undone: number; entry: number }): number {
  const { name, undone, entry } = edit;
  const slice = `SELECT json_group_array(device_id) FROM
    (SELECT device_id FROM main.attribute_values WHERE name = ? AND entry = ? LIMIT ${VALUES_PER_SLICE})`;
  const deviceIds = prepared<string>(db, slice, 'first-cells').get(name, undone) ?? '[]';
  const theirs = 'name = @name AND device_id IN (SELECT value FROM json_each(@deviceIds))';
  const removed = prepared(db, `DELETE FROM main.attribute_values WHERE ${theirs} AND previous IS NULL`).run({
    name,
    deviceIds,
  });
  const restored = prepared(
    db,
    `UPDATE main.attribute_values SET value = previous, previous = NULL, entry = @entry WHERE ${theirs}`,
  ).run({ name, deviceIds, entry });
  return removed.changes + restored.changes;
}

/** Takes the values of an attribute away, a slice of them; answers how many, 0 at the end. */
export function deleteValues(db: WritableDb, name: string): number {
  const sql = `DELETE FROM main.attribute_values WHERE name = @name AND device_id IN
    (SELECT device_id FROM main.attribute_values WHERE name = @name LIMIT ${VALUES_PER_SLICE})`;
  return prepared(db, sql).run({ name }).changes;
}
