import type { DeviceId } from '#shared/domain/device.ts';
import type { EditedValue, EditKind } from '#shared/domain/device-edit.ts';
import { LONGEST_NOTE } from '#shared/domain/device-edit.ts';
import { bumpRevision, type Revised } from '../revisions.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';

/** How many devices are edited in one go: some 30 ms. */
export const EDITS_PER_SLICE = 5_000;
/** So many edits are kept; the oldest go. */
const MOST_EDITS = 2_000_000;

/** What is edited; `name` of the attribute, '' for the others. */
export type Edited = { kind: EditKind; name: string };

/** A deed: what it edits, its entry of the activity log, and the words, time and person of what it puts there. */
export type Edit = Edited & { entry: number; text: string; at: string; by: string };

/** What a device has after a deed, as SQL of what it had (`was`) and of the deed. */
export const becomesSql = {
  put: 'json_array(@text, @at, @by)',
  /** A note of the same words stays whose it is. */
  rewrite: "iif(was ->> 0 = @text, was, iif(@text = '', NULL, json_array(@text, @at, @by)))",
  append: `CASE WHEN @text = '' THEN was WHEN was IS NULL THEN json_array(@text, @at, @by)
    WHEN length(was ->> 0) + 1 + length(@text) > ${LONGEST_NOTE} THEN was
    ELSE json_array((was ->> 0) || char(10) || @text, @at, @by) END`,
  clear: 'NULL',
  overwrite: '@text',
  fill: 'coalesce(was, @text)',
} as const;

type Place = { now: string; set: string; clear: string; revised: Revised | null };

const marks = (table: string, text: string, verb: string): Omit<Place, 'revised'> => ({
  now: `(SELECT json_array(x.${text}, x.${verb}_at, x.${verb}_by) FROM main.${table} x WHERE x.device_id = t.device_id)`,
  set: `INSERT INTO main.${table} (device_id, ${text}, ${verb}_at, ${verb}_by)
    SELECT v.value ->> 0, v.value ->> 1 ->> 0, v.value ->> 1 ->> 1, v.value ->> 1 ->> 2 FROM json_each(@values) v WHERE true
    ON CONFLICT (device_id) DO UPDATE
      SET ${text} = excluded.${text}, ${verb}_at = excluded.${verb}_at, ${verb}_by = excluded.${verb}_by`,
  clear: `DELETE FROM main.${table} WHERE device_id IN (SELECT value FROM json_each(@deviceIds))`,
});

/** Where each kind lies: what a device `t` has now, and how values are put there or taken away. */
const places: Record<EditKind, Place> = {
  hold: { ...marks('holds', 'reason', 'held'), revised: 'devices' },
  note: { ...marks('notes', 'text', 'noted'), revised: 'words' },
  attribute: {
    now: '(SELECT x.value FROM main.attribute_values x WHERE x.device_id = t.device_id AND x.name = @name)',
    set: `INSERT INTO main.attribute_values (device_id, name, value)
      SELECT v.value ->> 0, @name, v.value ->> 1 FROM json_each(@values) v WHERE true
      ON CONFLICT (device_id, name) DO UPDATE SET value = excluded.value`,
    clear: `DELETE FROM main.attribute_values
      WHERE name = @name AND device_id IN (SELECT value FROM json_each(@deviceIds))`,
    revised: null,
  },
};

/** Devices the cache knows, each once, with what they have and what they would have after a deed. */
const wouldBe = (kind: EditKind, becomes: keyof typeof becomesSql) => `
  SELECT device_id, was, ${becomesSql[becomes]} AS becomes FROM (
    SELECT t.device_id, ${places[kind].now} AS was
    FROM json_each(@deviceIds) i CROSS JOIN cache.devices t ON t.device_id = i.value GROUP BY t.device_id)`;

/** How many of these devices the cache knows, and how many of them would have something else after a deed. */
export function planEdits(
  db: ReadableDb,
  deviceIds: readonly DeviceId[],
  edit: Omit<Edit, 'entry'>,
  becomes: keyof typeof becomesSql,
): { devices: number; changes: number } {
  const sql = `SELECT count(*) AS devices, count(*) FILTER (WHERE was IS NOT becomes) AS changes
    FROM (${wouldBe(edit.kind, becomes)})`;
  const none = { devices: 0, changes: 0 };
  return prepared<typeof none>(db, sql).get({ ...edit, deviceIds: JSON.stringify(deviceIds) }) ?? none;
}

/**
 * Edits devices the cache knows and notes what each had before, so that the deed can be undone. Answers those that have
 * something else now, and what they had. Inside the transaction of the deed.
 */
export function editDevices(
  db: WritableDb,
  deviceIds: readonly DeviceId[],
  edit: Edit,
  becomes: keyof typeof becomesSql,
): (EditedValue & { was: string | null })[] {
  const edited = prepared<EditedValue & { was: string | null }>(
    db,
    `INSERT INTO main.device_edits (device_id, kind, name, entry, was, becomes)
     SELECT device_id, @kind, @name, @entry, was, becomes FROM (${wouldBe(edit.kind, becomes)})
     WHERE was IS NOT becomes RETURNING device_id AS deviceId, was, becomes AS value`,
  ).all({ ...edit, deviceIds: JSON.stringify(deviceIds) });
  store(db, edit, edited);
  return edited;
}

/** Devices the cache knows, with the value of an attribute they have and the one that is for each of them alone. */
const eachWouldBe = (becomes: 'overwrite' | 'fill') => `
  SELECT t.device_id, x.value AS was, ${becomes === 'fill' ? 'coalesce(x.value, t.text)' : 't.text'} AS becomes
  FROM (SELECT value ->> 0 AS device_id, value ->> 1 AS text FROM json_each(@values)) t
  CROSS JOIN cache.devices d ON d.device_id = t.device_id
  LEFT JOIN main.attribute_values x ON x.device_id = t.device_id AND x.name = @name GROUP BY t.device_id`;

/** A value for each device by itself. */
export type OwnValue = readonly [deviceId: DeviceId, value: string];

/** Which of these devices would have another value of an attribute, and how many of them have one now. */
export function planOwnValues(
  db: ReadableDb,
  values: readonly OwnValue[],
  { name, becomes }: { name: string; becomes: 'overwrite' | 'fill' },
): { changed: DeviceId[]; overwritten: number } {
  const sql = `SELECT json_group_array(device_id) AS changed, count(was) AS overwritten
    FROM (${eachWouldBe(becomes)}) WHERE was IS NOT becomes`;
  const found = prepared<{ changed: string; overwritten: number }>(db, sql).get({
    name,
    values: JSON.stringify(values),
  });
  return { changed: JSON.parse(found?.changed ?? '[]') as DeviceId[], overwritten: found?.overwritten ?? 0 };
}

/** Gives each device its own value of an attribute, as `editDevices` gives all the same; answers how many have another one. */
export function putOwnValues(
  db: WritableDb,
  values: readonly OwnValue[],
  { name, becomes, entry }: { name: string; becomes: 'overwrite' | 'fill'; entry: number },
): number {
  const edited = prepared<EditedValue>(
    db,
    `INSERT INTO main.device_edits (device_id, kind, name, entry, was, becomes)
     SELECT device_id, 'attribute', @name, @entry, was, becomes FROM (${eachWouldBe(becomes)})
     WHERE was IS NOT becomes RETURNING device_id AS deviceId, becomes AS value`,
  ).all({ name, entry, values: JSON.stringify(values) });
  store(db, { kind: 'attribute', name }, edited);
  return edited.length;
}

function store(db: WritableDb, { kind, name }: Edited, edited: readonly EditedValue[]): void {
  if (edited.length === 0) return;
  const { set, clear, revised } = places[kind];
  const values = edited.filter(({ value }) => value !== null).map(({ deviceId, value }) => [deviceId, value]);
  const emptied = edited.filter(({ value }) => value === null).map(({ deviceId }) => deviceId);
  if (values.length > 0) prepared(db, set).run({ name, values: JSON.stringify(values) });
  if (emptied.length > 0) prepared(db, clear).run({ name, deviceIds: JSON.stringify(emptied) });
  if (revised) bumpRevision(db, revised);
}

/** What a deed of the log edited, null when it is no edit, was undone whole or is forgotten. */
export function readEdited(db: ReadableDb, entry: number): Edited | null {
  const sql = 'SELECT kind, name FROM main.device_edits WHERE entry = ? AND undone_by IS NULL LIMIT 1';
  return prepared<Edited>(db, sql).get(entry) ?? null;
}

/** How far an undo has looked: at `looked` devices, of which `standing` are as the deed left them; where to go on, if anywhere. */
export type EditSlice = { looked: number; standing: EditedValue[]; next: DeviceId | null };

/**
 * The next devices of a deed that was not undone for them, after one of them; those that are still as it left them, with
 * what they had before. No later deed that stands has edited them, and what they have is what it gave them.
 */
export function readEditSlice(
  db: ReadableDb,
  { editId: entry, edited, after }: { editId: number; edited: Edited; after: string },
): EditSlice {
  const rows = prepared<EditedValue & { stands: number }>(
    db,
    `SELECT t.device_id AS deviceId, t.was AS value, ${places[edited.kind].now} IS t.becomes AND NOT EXISTS (
         SELECT 1 FROM main.device_edits n WHERE n.device_id = t.device_id AND n.kind = t.kind AND n.name = t.name
           AND n.entry > t.entry AND n.undone_by IS NULL) AS stands
     FROM main.device_edits t WHERE t.entry = @entry AND t.device_id > @after AND t.undone_by IS NULL
     ORDER BY t.device_id LIMIT ${EDITS_PER_SLICE}`,
  ).all({ entry, after, name: edited.name });
  const standing = rows.filter(({ stands }) => stands === 1).map(({ deviceId, value }) => ({ deviceId, value }));
  const next = rows.length < EDITS_PER_SLICE ? null : (rows.at(-1)?.deviceId ?? null);
  return { looked: rows.length, standing, next };
}

/** Gives devices back what they had before a deed; `undo` is the entry of the undo. Inside a transaction. */
export function undoEdits(
  db: WritableDb,
  { entry, undo, edited }: { entry: number; undo: number; edited: Edited },
  before: readonly EditedValue[],
): void {
  store(db, edited, before);
  prepared(
    db,
    `UPDATE main.device_edits SET undone_by = @undo WHERE device_id IN (SELECT value FROM json_each(@deviceIds))
       AND kind = @kind AND name = @name AND entry = @entry`,
  ).run({ ...edited, entry, undo, deviceIds: JSON.stringify(before.map(({ deviceId }) => deviceId)) });
}

/** Forgets the oldest deeds while there are more than `kept` edits of devices, a slice of them; answers how many, 0 at the end. */
export function forgetEdits(db: WritableDb, kept = MOST_EDITS): number {
  const tooMany = 'SELECT entry FROM main.device_edits ORDER BY entry DESC LIMIT 1 OFFSET ?';
  const last = prepared<number>(db, tooMany, 'first-cells').get(kept);
  if (last === undefined) return 0;
  const sql = `DELETE FROM main.device_edits WHERE (device_id, kind, name, entry) IN (
    SELECT device_id, kind, name, entry FROM main.device_edits WHERE entry <= ? ORDER BY entry LIMIT ${EDITS_PER_SLICE})`;
  return prepared(db, sql).run(last).changes;
}
