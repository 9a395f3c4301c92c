import {
  type ActivityChange,
  type ActivityFilter,
  type ActivityRow,
  activityActions,
} from '#shared/domain/activity-entry.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { type ChangeIntent, wantedProfileId } from '#shared/domain/queued-change.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { findDeviceRows } from './device-search.ts';

/** Devices that a text can name: more of them is no identifier. */
const MOST_FOUND = 20;
/** What is shorter, or has no digit in it, is searched for as a word only. */
const IDENTIFIER = /^(?=.*\d)[0-9A-Za-z .\-/]{4,}$/;

const changesAbout = `SELECT s.change_id FROM json_each(@devices) d CROSS JOIN main.change_outcomes s ON s.device_id = d.value
  UNION SELECT u.change_id FROM json_each(@devices) d CROSS JOIN temp.unfinished u ON u.device_id = d.value`;

/** Of what is done at once the entry itself names the devices, or the values it gave them do. */
const aboutDevices = `(a.change_id IN (${changesAbout})
  OR a.entry IN (SELECT e.entry FROM json_each(@devices) d CROSS JOIN main.device_edits e ON e.device_id = d.value)
  OR (a.action IN ('uploads.hold', 'uploads.release')
    AND EXISTS (SELECT 1 FROM json_each(@devices) d WHERE instr(a.facts, '"' || d.value || '"') > 0)))`;

const conditions: Record<keyof ActivityFilter, string> = {
  text: `(a.facts LIKE @like ESCAPE '\\' OR a.actor LIKE @like ESCAPE '\\'
    OR c.profile_name LIKE @like ESCAPE '\\' OR ${aboutDevices})`,
  // The plus keeps to the order of the log: sorting what the index of actions finds takes longer than reading it all.
  groups: '+a.action IN (SELECT value FROM json_each(@actions))',
  actor: 'a.actor = @actor',
  from: 'a.at >= @from',
  to: 'a.at < @to',
  deviceId: aboutDevices,
  changeId: 'a.change_id = @changeId',
};

/** A window of the entries a filter lets through, newest first, and how many they are. */
export function readActivityWindow(
  db: ReadableDb,
  filter: ActivityFilter,
  { first, count }: { first: number; count: number },
): { rows: ActivityRow[]; total: number } {
  const { where, parameters } = matching(db, filter);
  const from = `main.activity a LEFT JOIN main.changes c ON c.change_id = a.change_id WHERE ${where}`;
  const total = prepared<number>(db, `SELECT count(*) FROM ${from}`, 'first-cells').get(parameters) ?? 0;
  const sql = `SELECT a.entry, a.at, a.actor, a.action, a.change_id AS changeId,
      iif(json_valid(a.facts), json_remove(a.facts, '$.deviceIds', '$.released'), '{}') AS facts,
      c.intent, c.profile_name AS profileName, c.devices
    FROM ${from} ORDER BY a.entry DESC LIMIT @count OFFSET @first`;
  const rows = prepared<StoredRow>(db, sql).all({ ...parameters, first, count });
  return { rows: rows.map(toRow), total };
}

/** The numbers of all entries a filter lets through, oldest first. */
export function findEntries(db: ReadableDb, filter: ActivityFilter): number[] {
  const { where, parameters } = matching(db, filter);
  const sql = `SELECT a.entry FROM main.activity a LEFT JOIN main.changes c ON c.change_id = a.change_id
    WHERE ${where} ORDER BY a.entry`;
  return prepared<number>(db, sql, 'first-cells').all(parameters);
}

/** Everybody who is in the log. One step of the index for each of them, however long the log is. */
export function readPeople(db: ReadableDb): string[] {
  const sql = `WITH RECURSIVE people (actor) AS (
      SELECT min(actor) FROM main.activity
      UNION ALL SELECT (SELECT min(a.actor) FROM main.activity a WHERE a.actor > people.actor) FROM people
      WHERE people.actor IS NOT NULL)
    SELECT actor FROM people WHERE actor IS NOT NULL`;
  return prepared<string>(db, sql, 'first-cells').all();
}

type StoredRow = Omit<ActivityRow, 'facts' | 'change'> & {
  facts: string;
  intent: string | null;
  profileName: string;
  devices: number;
};

function toRow({ facts, intent, profileName, devices, ...row }: StoredRow): ActivityRow {
  const change = intent === null ? null : changeOf(JSON.parse(intent) as ChangeIntent, profileName, devices);
  return { ...row, facts: JSON.parse(facts) as ActivityRow['facts'], change };
}

function changeOf(intent: ChangeIntent, profileName: string, devices: number): ActivityChange {
  const profileId: ProfileId = wantedProfileId(intent);
  return { kind: intent.kind, profileName, profileId, devices };
}

type Matching = { where: string; parameters: Record<string, unknown> };

function matching(db: ReadableDb, filter: ActivityFilter): Matching {
  const { text, groups, actor, from, to, deviceId, changeId } = filter;
  const wanted = (Object.keys(conditions) as (keyof ActivityFilter)[]).filter((part) => filter[part] !== undefined);
  const devices = deviceId !== undefined ? [deviceId] : text === undefined ? [] : devicesNamed(db, text);
  const parameters = {
    ...(text === undefined ? {} : { like: `%${text.replace(/[\\%_]/g, '\\$&')}%` }),
    ...(text === undefined && deviceId === undefined ? {} : { devices: JSON.stringify(devices) }),
    ...(groups === undefined ? {} : { actions: JSON.stringify(actionsOf(groups)) }),
    ...(actor === undefined ? {} : { actor }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(changeId === undefined ? {} : { changeId }),
  };
  return { where: wanted.map((part) => conditions[part]).join(' AND ') || 'true', parameters };
}

function actionsOf(groups: readonly string[]): string[] {
  return activityActions.filter((action) => groups.some((group) => action.startsWith(`${group}.`)));
}

/** Devices whose identifier a text is, or a part at one of its ends; a device that is gone goes by its id. */
function devicesNamed(db: ReadableDb, text: string): string[] {
  if (!IDENTIFIER.test(text)) return [text];
  const rows = JSON.stringify(findDeviceRows(db, text, MOST_FOUND));
  const sql = 'SELECT device_id FROM cache.devices WHERE row IN (SELECT value FROM json_each(?))';
  return [text, ...prepared<string>(db, sql, 'first-cells').all(rows)];
}
