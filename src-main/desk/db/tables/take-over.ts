import { createHash } from 'node:crypto';
import type { ProfileId } from '#shared/domain/profile.ts';
import { wantedProfileId } from '#shared/domain/queued-change.ts';
import { prepared, type WritableDb } from '../sql.ts';
import { insertChange, recountChange } from './changes.ts';
import { adoptProfileId, currentProfileId, isOwnProfileId } from './new-profiles.ts';
import { type OpenedChange, readOpenedTargets } from './opened-handover.ts';
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

/** Takes holds of the opened file over; answers the devices that were not on hold here. */
export function takeOverHolds(db: WritableDb, differing: Differing): string[] {
  const fresh = 'SELECT device_id FROM temp.opened_holds WHERE device_id NOT IN (SELECT device_id FROM main.holds)';
  const deviceIds = prepared<string>(db, fresh, 'first-cells').all();
  const otherwise = `DO UPDATE SET reason = excluded.reason, held_at = excluded.held_at, held_by = excluded.held_by
    WHERE holds.reason <> excluded.reason`;
  prepared(
    db,
    `INSERT INTO main.holds (device_id, reason, held_at, held_by) SELECT * FROM temp.opened_holds WHERE true
     ON CONFLICT (device_id) ${differing === 'ours' ? 'DO NOTHING' : otherwise}`,
  ).run();
  return deviceIds;
}

/** Takes attributes and values of the opened file over, after compareValues. `entry` is that of the log. */
export function takeOverValues(db: WritableDb, differing: Differing, entry: number): void {
  prepared(
    db,
    `INSERT INTO main.attributes (name, type, created_at)
     SELECT name, type, created_at FROM temp.opened_attributes WHERE local_name IS NULL`,
  ).run();
  const coming = `SELECT v.device_id, coalesce(a.local_name, a.name) AS name, v.value
    FROM temp.opened_values v CROSS JOIN temp.opened_attributes a ON a.name = v.name
    WHERE a.local_type IS NULL OR a.local_type = a.type OR fits_type(a.local_type, v.value)`;
  const differs = differing === 'ours' ? 'h.value IS NULL' : 'h.value IS NOT c.value';
  prepared(
    db,
    `INSERT INTO main.device_edits (device_id, kind, name, entry, was, becomes)
     SELECT c.device_id, 'attribute', c.name, ?, h.value, c.value FROM (${coming}) c
     LEFT JOIN main.attribute_values h ON h.device_id = c.device_id AND h.name = c.name WHERE ${differs}`,
  ).run(entry);
  prepared(
    db,
    `INSERT INTO main.attribute_values (device_id, name, value)
     SELECT device_id, name, becomes FROM main.device_edits WHERE entry = ?
     ON CONFLICT (device_id, name) DO UPDATE SET value = excluded.value`,
  ).run(entry);
}
