import type { ProfileId } from '#shared/domain/profile.ts';
import type { SelfMaintainedDevice, SelfMaintainedRow } from '#shared/domain/self-maintained.ts';
import { bumpRevision, revisionOf } from '../revisions.ts';
import { prepared, type ReadableDb, transaction, type WritableDb } from '../sql.ts';
import { liveStatesSql, unfinishedStatesSql } from './overlay.ts';

/** A device of a Self-Maintained profile as Ivanti lists it. */
export type ListedDevice = SelfMaintainedRow & { deviceId: string };

/** A Self-Maintained profile whose list of devices is not what was last read of it. */
export type StaleProfile = { profileId: ProfileId; stamp: string };

/**
 * Self-Maintained profiles whose devices changed since they were read; `all` names those that seem unchanged too. One with a
 * device that is to be changed is among them: that alters no number, and nothing public says that it alters the time.
 */
export function findStaleProfiles(db: ReadableDb, all: boolean): StaleProfile[] {
  return prepared<StaleProfile>(
    db,
    `SELECT profile_id AS profileId, stamp FROM (
       SELECT ivanti_profile_id AS profile_id, devices || ' ' || coalesce(updated_at, '') AS stamp, devices_read
       FROM cache.ivanti_profiles WHERE self_maintained = 1
     ) WHERE ? OR devices_read IS NOT stamp OR profile_id IN (
       SELECT intent ->> '$.profileId' FROM main.changes
       WHERE kind = 'edit-self-maintained' AND state IN ${liveStatesSql})`,
  ).all(Number(all));
}

/** Begins reading the devices of a profile; answers the number of the reading. */
export function startReading(db: ReadableDb, profileId: ProfileId): number {
  const sql = 'SELECT coalesce(max(reading), 0) + 1 FROM cache.self_maintained_devices WHERE profile_id = ?';
  return prepared<number>(db, sql, 'first-cells').get(profileId) ?? 1;
}

/** Which reading of which profile some devices belong to; `first` is the place of the first one. */
export type ReadingKey = { profileId: ProfileId; reading: number; first: number };

/** Writes devices that a reading has seen. */
export function writeListed(db: WritableDb, key: ReadingKey, devices: readonly ListedDevice[]): void {
  prepared(
    db,
    `INSERT INTO cache.self_maintained_devices
       (profile_id, device_id, place, imei, serial, manufacturer, user_name, attributes, reading)
     SELECT @profileId, value ->> '$.deviceId', @first + key, value ->> '$.imei', value ->> '$.serial',
       value ->> '$.manufacturer', value ->> '$.userName', value -> '$.attributes', @reading
     FROM json_each(@json) WHERE true
     ON CONFLICT (profile_id, device_id) DO UPDATE SET place = excluded.place, imei = excluded.imei,
       serial = excluded.serial, manufacturer = excluded.manufacturer, user_name = excluded.user_name,
       attributes = excluded.attributes, reading = excluded.reading`,
  ).run({ ...key, json: JSON.stringify(devices) });
}

/** Ends a reading: what it has not seen is gone. */
export function finishReading(db: WritableDb, { profileId, stamp }: StaleProfile, reading: number): void {
  transaction(db, () => {
    const gone = 'DELETE FROM cache.self_maintained_devices WHERE profile_id = ? AND reading <> ?';
    prepared(db, gone).run(profileId, reading);
    const read = 'UPDATE cache.ivanti_profiles SET devices_read = ? WHERE ivanti_profile_id = ?';
    prepared(db, read).run(stamp, profileId);
    bumpRevision(db, 'self-maintained');
  });
}

/** Forgets the devices of profiles that Ivanti has no longer. */
export function sweepListed(db: WritableDb): void {
  const sql = `DELETE FROM cache.self_maintained_devices
    WHERE profile_id NOT IN (SELECT ivanti_profile_id FROM cache.ivanti_profiles)`;
  if (prepared(db, sql).run().changes > 0) bumpRevision(db, 'self-maintained');
}

/** Those of some devices that Ivanti was last seen to have in a profile. */
export function findListed(db: ReadableDb, profileId: ProfileId, deviceIds: readonly string[]): string[] {
  const sql = `SELECT device_id FROM cache.self_maintained_devices
    WHERE profile_id = ? AND device_id IN (SELECT value FROM json_each(?))`;
  return prepared<string>(db, sql, 'first-cells').all(profileId, JSON.stringify(deviceIds));
}

/** Whether Ivanti was last seen to have a device in a profile, `except` aside: by IMEI, or by serial number and manufacturer. */
export function isListed(
  db: ReadableDb,
  profileId: ProfileId,
  { imei, serial, manufacturer }: SelfMaintainedRow,
  except: string | null = null,
): boolean {
  const byImei = 'imei = @imei';
  const bySerial = 'serial = @serial AND lower(manufacturer) = lower(@manufacturer)';
  const sql = `SELECT 1 FROM cache.self_maintained_devices
    WHERE profile_id = @profileId AND device_id IS NOT @except AND ${imei ? byImei : bySerial}`;
  return prepared(db, sql).get({ profileId, except, ...(imei ? { imei } : { serial, manufacturer }) }) !== undefined;
}

/** A device of a profile as Ivanti was last seen to have it; null when it is not there. */
export function readListedRow(db: ReadableDb, profileId: ProfileId, deviceId: string): SelfMaintainedRow | null {
  const sql = `SELECT imei, serial, manufacturer, user_name AS userName, attributes
    FROM cache.self_maintained_devices WHERE profile_id = ? AND device_id = ?`;
  const row = prepared<Omit<SelfMaintainedRow, 'attributes'> & { attributes: string }>(db, sql).get(
    profileId,
    deviceId,
  );
  return row ? { ...row, attributes: JSON.parse(row.attributes) as Record<string, string> } : null;
}

/** Devices of a profile after a place in Ivanti's list, in order, each with its place; what waits is not among them. */
export function readListedAfter(
  db: ReadableDb,
  profileId: ProfileId,
  after: number,
  count: number,
): (SelfMaintainedRow & { place: number; registered: boolean })[] {
  const sql = `SELECT place, imei, serial, manufacturer, user_name AS userName, attributes, ${registeredSql} AS registered
    FROM cache.self_maintained_devices d WHERE profile_id = ? AND place > ? ORDER BY place LIMIT ?`;
  type Row = Omit<SelfMaintainedRow, 'attributes'> & { place: number; attributes: string; registered: number };
  return prepared<Row>(db, sql)
    .all(profileId, after, count)
    .map(({ attributes, registered, ...row }) => {
      return { ...row, attributes: JSON.parse(attributes) as Record<string, string>, registered: registered === 1 };
    });
}

/** What the devices of a profile have beside IMEI, serial number and manufacturer: attributes in order of appearance. */
export function readListedExtras(db: ReadableDb, profileId: ProfileId): { userNames: boolean; attributes: string[] } {
  const named = `SELECT 1 FROM cache.self_maintained_devices WHERE profile_id = ? AND user_name IS NOT NULL LIMIT 1`;
  const sql = `SELECT a.key FROM cache.self_maintained_devices d CROSS JOIN json_each(d.attributes) a
    WHERE d.profile_id = ? GROUP BY a.key ORDER BY min(d.place), min(a.id)`;
  return {
    userNames: prepared(db, named).get(profileId) !== undefined,
    attributes: prepared<string>(db, sql, 'first-cells').all(profileId),
  };
}

/** Devices of a Self-Maintained profile that are registered, and those that waiting changes bring and take. */
export type SelfMaintainedCounts = { registered: number; arriving: number; leaving: number };

/** The counts of a profile of which nothing was read and nothing waits. */
export const noSelfMaintained: SelfMaintainedCounts = { registered: 0, arriving: 0, leaving: 0 };

type Kept = { stamp: string; counts: Map<ProfileId, SelfMaintainedCounts> };

const keptFor = new WeakMap<ReadableDb, Kept>();

/** The counts of every Self-Maintained profile whose devices were read or are about to change; kept until one changes. */
export function countSelfMaintained(db: ReadableDb): ReadonlyMap<ProfileId, SelfMaintainedCounts> {
  const stamp = (['devices', 'overlay', 'self-maintained'] as const).map((name) => revisionOf(db, name)).join('/');
  const kept = keptFor.get(db);
  if (kept?.stamp === stamp) return kept.counts;
  const rows = prepared<SelfMaintainedCounts & { profileId: ProfileId }>(
    db,
    `SELECT profile_id AS profileId, sum(registered) AS registered, sum(arriving) AS arriving, sum(leaving) AS leaving
     FROM (
       SELECT profile_id, sum(${registeredSql}) AS registered, 0 AS arriving, 0 AS leaving
       FROM cache.self_maintained_devices d GROUP BY profile_id
       UNION ALL
       SELECT intent ->> '$.profileId', 0, iif(kind = 'remove-self-maintained', 0, intent ->> '$.devices'),
         iif(kind = 'remove-self-maintained', json_array_length(intent, '$.deviceIds'), 0)
       FROM main.changes WHERE ${aboutSets}
     ) GROUP BY profile_id`,
  ).all();
  const counts = new Map(rows.map(({ profileId, ...row }) => [profileId, row]));
  keptFor.set(db, { stamp, counts });
  return counts;
}

/** Which devices of a profile to list; `text` is part of an identifier, a manufacturer, a user or an attribute. */
export type DeviceWindowKey = { profileId: ProfileId; text: string; first: number; count: number };

/** A window of a profile's devices: those that wait to be added, then Ivanti's in its order, as they are to be changed. */
export function readDeviceWindow(
  db: ReadableDb,
  key: DeviceWindowKey,
): { devices: SelfMaintainedDevice[]; total: number } {
  const { profileId, first, count } = key;
  const where = { profileId, text: key.text.trim().toLowerCase() };
  const arriving = countOf(db, arrivingSql, where);
  const total = arriving + countOf(db, listedSql, where);
  const rows = first < arriving ? readPart(db, arrivingSql, { ...where, first, count }) : [];
  const rest = { ...where, first: Math.max(0, first - arriving), count: count - rows.length };
  return { devices: rest.count > 0 ? rows.concat(readPart(db, listedSql, rest)) : rows, total };
}

const registeredSql = `EXISTS (SELECT 1 FROM cache.registrations r
  WHERE r.identifier IN (d.imei, d.serial) AND r.state = 'registered')`;

// A new profile shows its devices even when it was refused, as it is shown itself; devices refused by Ivanti are not coming.
const aboutSets = `(kind IN ('add-self-maintained', 'remove-self-maintained') AND state IN ${liveStatesSql}
  OR kind = 'upload-self-maintained' AND state IN ${unfinishedStatesSql})`;

const matches = `(@text = '' OR instr(lower(concat_ws(' ', imei, serial, manufacturer, user_name, attributes)), @text) > 0)`;

const arrivingSql = `
  SELECT NULL AS device_id, c.sequence AS part, r.row AS place, r.imei, r.serial, r.manufacturer, r.user_name, r.attributes, 'arriving' AS state
  FROM main.changes c CROSS JOIN main.import_rows r ON r.import_id = c.intent ->> '$.importId'
  WHERE ${aboutSets} AND c.intent ->> '$.profileId' = @profileId AND ${matches}`;

// Beside max() the other columns are those of the newest change.
const editsSql = `
  SELECT intent ->> '$.deviceId' AS device_id, intent -> '$.row' AS row, max(sequence)
  FROM main.changes WHERE kind = 'edit-self-maintained' AND state IN ${liveStatesSql}
    AND intent ->> '$.profileId' = @profileId GROUP BY 1`;

const shownSql = (column: string, path: string): string =>
  `iif(e.row IS NULL, d.${column}, e.row ${path}) AS ${column}`;

const listedSql = `
  SELECT * FROM (
    SELECT d.device_id, 0 AS part, d.place, ${shownSql('imei', "->> '$.imei'")}, ${shownSql('serial', "->> '$.serial'")},
      ${shownSql('manufacturer', "->> '$.manufacturer'")}, ${shownSql('user_name', "->> '$.userName'")},
      ${shownSql('attributes', "-> '$.attributes'")},
      CASE WHEN d.device_id IN (
        SELECT g.value FROM main.changes c CROSS JOIN json_each(c.intent, '$.deviceIds') g
        WHERE c.kind = 'remove-self-maintained' AND c.state IN ${liveStatesSql} AND c.intent ->> '$.profileId' = @profileId
      ) THEN 'leaving' WHEN e.row IS NOT NULL THEN 'changing'
        WHEN ${registeredSql} THEN 'registered' ELSE 'pending' END AS state
    FROM cache.self_maintained_devices d LEFT JOIN (${editsSql}) e ON e.device_id = d.device_id
    WHERE d.profile_id = @profileId
  ) WHERE ${matches}`;

type Where = { profileId: ProfileId; text: string };
type Stored = Omit<SelfMaintainedDevice, 'attributes'> & { attributes: string };

function countOf(db: ReadableDb, part: string, where: Where): number {
  return prepared<number>(db, `SELECT count(*) FROM (${part})`, 'first-cells').get(where) ?? 0;
}

function readPart(
  db: ReadableDb,
  part: string,
  window: Where & { first: number; count: number },
): SelfMaintainedDevice[] {
  const sql = `SELECT device_id AS deviceId, imei, serial, manufacturer, user_name AS userName, attributes, state
    FROM (${part}) ORDER BY part, place LIMIT @count OFFSET @first`;
  return prepared<Stored>(db, sql)
    .all(window)
    .map(({ attributes, ...row }) => ({ ...row, attributes: JSON.parse(attributes) as Record<string, string> }));
}
