import type { ChangeTargetRow } from '#shared/domain/change-target.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { heldStates } from '#shared/domain/queued-change.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { findProfile } from './profiles.ts';

const held = `(${heldStates.map((state) => `'${state}'`).join(', ')})`;

// `g.key` names the group of devices with one base: reading the base itself there would parse the list for each device.
/** SQL: a change `c` and the groups `g` of its devices, by the profile they were based on. */
export const groupsSql = `main.changes c CROSS JOIN main.change_targets l ON l.sequence = c.sequence
  CROSS JOIN json_each(l.targets) g`;
/** SQL: the devices `t` of those groups. */
export const targetsSql = `${groupsSql} CROSS JOIN json_each(g.value, '$[1]') t`;
/** SQL: what became of such a device, as `s`. */
export const theirOutcomeSql = 'main.change_outcomes s ON s.change_id = c.change_id AND s.device_id = t.value';

/** The devices of a change by the profile they were based on, as the ledger keeps them: JSON text. */
export function readTargets(db: ReadableDb, sequence: number): string {
  const sql = 'SELECT targets FROM main.change_targets WHERE sequence = ?';
  return prepared<string>(db, sql, 'first-cells').get(sequence) ?? '[]';
}

type Window = { changeId: string; first: number; count: number };
type TargetRow = Omit<ChangeTargetRow, 'baseProfileName' | 'seenProfileName'> & {
  baseKey: number;
  seenProfileId: ProfileId | null;
};

/**
 * A window of a change's devices, those that need the person first: was (when the change was made), seen (on the server;
 * of a conflict: what it is about), and where each stands.
 */
export function readTargetWindow(db: ReadableDb, window: Window): ChangeTargetRow[] {
  const bases = readBases(db, window.changeId);
  const nameOf = profileNames(db);
  return readRows(db, window).map(({ baseKey, seenProfileId, ...row }) => ({
    ...row,
    baseProfileName: nameOf(bases.get(baseKey) ?? null),
    seenProfileName: nameOf(seenProfileId),
  }));
}

function readRows(db: ReadableDb, { changeId, first, count }: Window): TargetRow[] {
  const heldCount =
    prepared<number>(
      db,
      `SELECT count(*) FROM main.change_outcomes WHERE change_id = ? AND state IN ${held}`,
      'first-cells',
    ).get(changeId) ?? 0;
  const rows = first < heldCount ? readPart(db, 'IN', { changeId, first, count }) : [];
  if (rows.length >= count) return rows;
  const rest = { changeId, first: Math.max(0, first - heldCount), count: count - rows.length };
  return rows.concat(readPart(db, 'NOT IN', rest));
}

function readPart(db: ReadableDb, which: 'IN' | 'NOT IN', window: Window): TargetRow[] {
  return prepared<TargetRow>(
    db,
    `SELECT w.device_id AS deviceId, coalesce(d.imei, d.serial, w.device_id) AS label, w.base_key AS baseKey,
       iif(w.state = 'conflict', w.seen, d.profile_id) AS seenProfileId, w.state, w.error_code AS errorCode,
       w.error_id AS errorId
     FROM (
       SELECT t.value AS device_id, g.key AS base_key, s.seen_profile_id AS seen, coalesce(s.state, 'waiting') AS state,
         s.error_code, s.error_id
       FROM ${targetsSql} LEFT JOIN ${theirOutcomeSql}
       WHERE c.change_id = @changeId AND coalesce(s.state, 'waiting') ${which} ${held}
       LIMIT @count OFFSET @first
     ) w
     LEFT JOIN cache.devices d ON d.device_id = w.device_id`,
  ).all(window);
}

function readBases(db: ReadableDb, changeId: string): Map<number, ProfileId | null> {
  const rows = prepared<[number, ProfileId | null]>(
    db,
    `SELECT g.key, g.value ->> '$[0]' FROM ${groupsSql} WHERE c.change_id = ?`,
    'arrays',
  ).all(changeId);
  return new Map(rows);
}

/** Names of profiles by id, each looked up once; the id itself of one that is not known. */
export function profileNames(db: ReadableDb): (profileId: ProfileId | null) => string | null {
  const known = new Map<ProfileId, string>();
  return (profileId) => {
    if (profileId === null) return null;
    const name = known.get(profileId) ?? findProfile(db, profileId)?.name ?? profileId;
    known.set(profileId, name);
    return name;
  };
}
