import { createHash } from 'node:crypto';
import type { ProfileId } from '#shared/domain/profile.ts';
import { wantedProfileId } from '#shared/domain/queued-change.ts';
import { prepared, type WritableDb } from '../sql.ts';
import { insertChange, recountChange } from './changes.ts';
import { adoptProfileId, currentProfileId, isOwnProfileId } from './new-profiles.ts';
import { type OpenedChange, readOpenedTargets } from './opened-handover.ts';
import { marks } from './opened-standing.ts';
import { noteFacts, type ProfileFacts } from './profile-facts.ts';

// Everything here is part of the one transaction that takes an opened file over.

/** Puts a change of the opened file at the end of the queue, under its own id; answers its place and the hash of its devices. */
export function takeOverChange(db: WritableDb, change: OpenedChange): { sequence: number; targetsSha256: string } {
  const targets = readOpenedTargets(db, change.changeId);
  const sequence = insertChange(db, { ...change, targets });
  takeOverOutcomes(db, change);
  return { sequence, targetsSha256: createHash('sha256').update(targets).digest('hex') };
}

/**
 * How far the other laptop got with a change counts here too. What it was sending may have arrived, as after a crash: that is
 * settled by reading. Of a change that comes back, what is over here stays over.
 */
export function takeOverOutcomes(db: WritableDb, change: OpenedChange): void {
  const { changeId, intent, attempts } = change;
  prepared(
    db,
    `INSERT INTO main.change_outcomes (change_id, device_id, state, error_code, error_id, seen_profile_id, at)
     SELECT change_id, device_id, iif(state = 'sending', 'unconfirmed', state),
       iif(state = 'sending', 'desk_gone', error_code), error_id, seen_profile_id, at
     FROM temp.opened_outcomes WHERE change_id = ?
     ON CONFLICT (change_id, device_id) DO UPDATE SET state = excluded.state, error_code = excluded.error_code,
       error_id = excluded.error_id, seen_profile_id = excluded.seen_profile_id, at = excluded.at
     WHERE change_outcomes.state NOT IN ('done', 'skipped', 'undone')`,
  ).run(changeId);
  if ('importId' in intent) takeOverRows(db, intent.importId);
  prepared(db, 'UPDATE main.changes SET attempts = max(attempts, ?) WHERE change_id = ?').run(attempts, changeId);
  recountChange(db, changeId);
  takeOverFacts(db, wantedProfileId(intent));
}

function takeOverRows(db: WritableDb, importId: string): void {
  const sql = 'INSERT OR IGNORE INTO main.import_rows SELECT * FROM temp.opened_csv_rows WHERE import_id = ?';
  prepared(db, sql).run(importId);
}

function takeOverFacts(db: WritableDb, profileId: ProfileId): void {
  const sql = 'SELECT body FROM temp.opened_facts WHERE profile_id = ?';
  const body = prepared<string>(db, sql, 'first-cells').get(profileId);
  if (body === undefined) return;
  const facts = Object.entries(JSON.parse(body) as Partial<ProfileFacts>).filter(([, value]) => value !== null);
  noteFacts(db, currentProfileId(db, profileId), Object.fromEntries(facts));
}

/** Profiles that have Samsung's id here by now go by it in what was taken over too. */
export function adoptKnownProfiles(db: WritableDb, changes: readonly OpenedChange[]): void {
  for (const ownId of new Set(changes.map(({ intent }) => wantedProfileId(intent)).filter(isOwnProfileId))) {
    const profileId = currentProfileId(db, ownId);
    if (profileId !== ownId) adoptProfileId(db, ownId, profileId);
  }
}

/** What counts where the file and this laptop differ. */
export type Differing = 'ours' | 'theirs';

/** Where what the file has counts: where nothing is here, or, if theirs counts, where it is another. */
const isTaken = (here: string, theirs: string, differing: Differing): string =>
  differing === 'ours' ? `${here} IS NULL` : `${here} IS NOT ${theirs}`;

/**
 * Takes holds or notes of the opened file over, each as an edit of its own for the device's history; answers the devices that
 * had none here. `entry` is that of the log.
 */
export function takeOverMarks(
  db: WritableDb,
  kind: keyof typeof marks,
  { differing, entry }: { differing: Differing; entry: number },
): string[] {
  const { table, text } = marks[kind];
  const [at, by] = kind === 'hold' ? ['held_at', 'held_by'] : ['noted_at', 'noted_by'];
  const columns = `device_id, ${text}, ${at}, ${by}`;
  const taken = `FROM temp.opened_${table} o LEFT JOIN main.${table} h ON h.device_id = o.device_id
    WHERE ${isTaken(`h.${text}`, `o.${text}`, differing)}`;
  const fresh = `SELECT o.device_id ${taken} AND h.device_id IS NULL`;
  const deviceIds = prepared<string>(db, fresh, 'first-cells').all();
  const json = (row: string) => `json_array(${row}.${text}, ${row}.${at}, ${row}.${by})`;
  prepared(
    db,
    `INSERT INTO main.device_edits (device_id, kind, name, entry, was, becomes)
     SELECT o.device_id, '${kind}', '', ?, iif(h.device_id IS NULL, NULL, ${json('h')}), ${json('o')} ${taken}`,
  ).run(entry);
  prepared(
    db,
    `INSERT INTO main.${table} (${columns}) SELECT o.device_id, o.${text}, o.${at}, o.${by} ${taken}
     ON CONFLICT (device_id) DO UPDATE SET ${text} = excluded.${text}, ${at} = excluded.${at}, ${by} = excluded.${by}`,
  ).run();
  return deviceIds;
}

/**
 * Takes attributes and values of the opened file over, after compareValues, each value as an edit of its own for the device's
 * history. `entry` is that of the log.
 */
export function takeOverValues(db: WritableDb, { differing, entry }: { differing: Differing; entry: number }): void {
  const taken = `FROM temp.opened_values v CROSS JOIN temp.opened_attributes a ON a.name = v.name
    LEFT JOIN main.attribute_values h ON h.device_id = v.device_id AND h.name = a.local_name
    WHERE (a.local_type IS NULL OR a.local_type = a.type OR fits_type(a.local_type, v.value))
      AND ${isTaken('h.value', 'v.value', differing)}`;
  prepared(
    db,
    `INSERT INTO main.attributes (name, type, created_at)
     SELECT name, type, created_at FROM temp.opened_attributes WHERE local_name IS NULL`,
  ).run();
  prepared(
    db,
    `INSERT INTO main.device_edits (device_id, kind, name, entry, was, becomes)
     SELECT v.device_id, 'attribute', coalesce(a.local_name, a.name), ?, h.value, v.value ${taken}`,
  ).run(entry);
  prepared(
    db,
    `INSERT INTO main.attribute_values (device_id, name, value)
     SELECT v.device_id, coalesce(a.local_name, a.name), v.value ${taken}
     ON CONFLICT (device_id, name) DO UPDATE SET value = excluded.value`,
  ).run();
}
