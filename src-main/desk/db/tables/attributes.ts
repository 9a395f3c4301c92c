import {
  type AttributePlan,
  type AttributeValue,
  type CustomAttribute,
  isSameName,
} from '#shared/domain/custom-attribute.ts';
import type { DeviceId } from '#shared/domain/device.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';
import { EDITS_PER_SLICE } from './device-edits.ts';
import { sortKey } from './device-orders.ts';

/** An attribute without its count. */
export type KnownAttribute = Pick<CustomAttribute, 'name' | 'type'>;

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

/** How many devices have a value of an attribute. */
export function countValues(db: ReadableDb, name: string): number {
  const sql = 'SELECT count(*) FROM main.attribute_values WHERE name = ?';
  return prepared<number>(db, sql, 'first-cells').get(name) ?? 0;
}

/** The values of one device, in the order of their names. */
export function readValues(db: ReadableDb, deviceId: DeviceId): AttributeValue[] {
  const sql = `SELECT a.name, a.type, v.value FROM main.attribute_values v JOIN main.attributes a ON a.name = v.name
    WHERE v.device_id = ?`;
  return prepared<AttributeValue>(db, sql)
    .all(deviceId)
    .sort((a, b) => (sortKey(a.name) < sortKey(b.name) ? -1 : 1));
}

/** What an edit would meet among these devices. Devices nobody knows do not count. */
export function meetValues(db: ReadableDb, deviceIds: readonly DeviceId[], name: string): AttributePlan {
  const sql = `
    SELECT count(DISTINCT d.device_id) AS devices, count(DISTINCT v.device_id) AS filled
    FROM json_each(@deviceIds) i CROSS JOIN cache.devices d ON d.device_id = i.value
    LEFT JOIN main.attribute_values v ON v.device_id = d.device_id AND v.name = @name`;
  const none = { devices: 0, filled: 0 };
  return prepared<AttributePlan>(db, sql).get({ name, deviceIds: JSON.stringify(deviceIds) }) ?? none;
}

/** Takes the values of an attribute away, a slice of them; answers how many, 0 at the end. */
export function deleteValues(db: WritableDb, name: string): number {
  const sql = `DELETE FROM main.attribute_values WHERE name = @name AND device_id IN
    (SELECT device_id FROM main.attribute_values WHERE name = @name LIMIT ${EDITS_PER_SLICE})`;
  return prepared(db, sql).run({ name }).changes;
}
