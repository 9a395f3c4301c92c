import { DEFAULT_PROFILE_ID } from '#shared/domain/profile.ts';
import {
  type ChangeIntent,
  creationKinds,
  GONE_PROFILE_ID,
  heldStates,
  liveStates,
} from '#shared/domain/queued-change.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';
import type { PickedGroup } from './picked-devices.ts';

const columns = `
  device_id TEXT NOT NULL,
  live INTEGER NOT NULL CHECK (live IN (0, 1)),
  profile_id TEXT,
  change_id TEXT NOT NULL,
  state TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  base_profile_id TEXT,
  kind TEXT NOT NULL`;

const quoted = (states: readonly string[]): string => states.map((state) => `'${state}'`).join(', ');

/** SQL for the profile a change wants its devices in; `change` is a row of the table of changes. */
export const wantedProfileSql = (change: string): string =>
  `CASE ${change}.kind WHEN 'approve' THEN '${DEFAULT_PROFILE_ID}' WHEN 'delete' THEN '${GONE_PROFILE_ID}'
     ELSE ${change}.intent ->> '$.profileId' END`;

/** SQL list of the states that still mean to alter the server. */
export const liveStatesSql = `(${quoted(liveStates)})`;

/** SQL list of the states that wait for the person. */
export const heldStatesSql = `(${quoted(heldStates)})`;

/** SQL list of the states that are not over: live or held. */
export const unfinishedStatesSql = `(${quoted([...liveStates, ...heldStates])})`;

/**
 * Creates `temp.overlay`: the waiting changes as lists see them in SQL, rebuilt from the ledger at every start. One row for
 * each device named by a change that is live (profile_id = wanted profile) or held (live = 0, profile_id null: the server's
 * truth stands, marked). When several changes name a device the newest one wins; the older ones lie in `overlay_below`.
 * `unfinished` is both together: every device of every change that is not over, with the profile it was based on.
 */
export function createOverlay(db: WritableDb): void {
  db.exec(`
    CREATE TABLE temp.overlay (${columns}, PRIMARY KEY (device_id)) STRICT, WITHOUT ROWID;
    CREATE INDEX temp.overlay_by_change ON overlay (sequence);
    CREATE TABLE temp.overlay_below (${columns}, PRIMARY KEY (device_id, sequence)) STRICT, WITHOUT ROWID;
    CREATE INDEX temp.overlay_below_by_change ON overlay_below (sequence);
    CREATE TEMP VIEW unfinished AS SELECT * FROM temp.overlay UNION ALL SELECT * FROM temp.overlay_below;
    -- profiles that wait to be made (tables/new-profiles.ts)
    CREATE TABLE temp.new_profiles (
      profile_id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      description TEXT NOT NULL,
      type TEXT NOT NULL,
      change_id TEXT NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    -- what is about to be said of devices of one change (tables/change-outcomes.ts)
    CREATE TABLE temp.verdicts (
      device_id TEXT PRIMARY KEY,
      state TEXT NOT NULL,
      error_code TEXT,
      error_id TEXT,
      seen_profile_id TEXT,
      was TEXT
    ) STRICT, WITHOUT ROWID;
  `);
}

/** Builds the overlay anew from the unfinished changes of the ledger, in the order they were made. */
export function rebuildOverlay(db: WritableDb): void {
  db.exec('DELETE FROM temp.overlay; DELETE FROM temp.overlay_below;');
  const sequences = db
    .prepare(`SELECT sequence FROM main.changes WHERE state IN ${unfinishedStatesSql} ORDER BY sequence`)
    .pluck()
    .all() as number[];
  for (const sequence of sequences) layOver(db, sequence);
  refreshNewProfiles(db);
}

/** Makes `temp.new_profiles` say which profiles wait to be made, so that devices can be moved there before they are. */
export function refreshNewProfiles(db: WritableDb): void {
  db.exec('DELETE FROM temp.new_profiles');
  prepared(
    db,
    `INSERT OR REPLACE INTO temp.new_profiles (profile_id, name, description, type, change_id, created_at)
     SELECT intent ->> '$.profileId', coalesce(intent ->> '$.settings.name', intent ->> '$.name'),
       coalesce(intent ->> '$.settings.description', intent ->> '$.description'),
       iif(kind = 'create-profile', 'samsung-kme', 'self-maintained'), change_id, created_at
     FROM main.changes WHERE kind IN (${quoted(creationKinds)}) AND state IN ${unfinishedStatesSql}`,
  ).run();
}

/** Lays a change that was just made over what older changes want: all its devices wait. */
export function layNewChange(
  db: WritableDb,
  change: { sequence: number; changeId: string; profileId: string; kind: ChangeIntent['kind'] },
  groups: readonly PickedGroup[],
): void {
  for (const { baseProfileId: base, deviceIds } of groups) {
    cover(db, 'json_each(@deviceIds) t', { deviceIds });
    prepared(
      db,
      `INSERT OR REPLACE INTO temp.overlay
       SELECT value, 1, @profileId, @changeId, 'waiting', @sequence, @base, @kind FROM json_each(@deviceIds)`,
    ).run({ ...change, base, deviceIds });
  }
}

type Group = { changeId: string; profileId: string; kind: string; base: string | null; deviceIds: string };

/** Lays the unfinished devices of a change of the ledger over what older changes want. No newer change may lie there yet. */
export function layOver(db: WritableDb, sequence: number): void {
  // Group by group: SQLite would read the whole list again for each device to find the profile beside it.
  const groups = prepared<Group>(
    db,
    `SELECT c.change_id AS changeId, ${wantedProfileSql('c')} AS profileId, c.kind, g.value ->> '$[0]' AS base,
       g.value -> '$[1]' AS deviceIds
     FROM main.changes c CROSS JOIN main.change_targets l ON l.sequence = c.sequence
       CROSS JOIN json_each(l.targets) g WHERE c.sequence = ?`,
  ).all(sequence);
  const targets = `json_each(@deviceIds) t
    LEFT JOIN main.change_outcomes s ON s.change_id = @changeId AND s.device_id = t.value
    CROSS JOIN (SELECT 1) u ON coalesce(s.state, 'waiting') IN ${unfinishedStatesSql}`;
  const live = `coalesce(s.state, 'waiting') IN ${liveStatesSql}`;
  for (const group of groups) {
    cover(db, targets, { deviceIds: group.deviceIds, changeId: group.changeId });
    prepared(
      db,
      `INSERT OR REPLACE INTO temp.overlay
       SELECT t.value, ${live}, iif(${live}, @profileId, NULL), @changeId, coalesce(s.state, 'waiting'), @sequence,
         coalesce(s.seen_profile_id, @base), @kind
       FROM ${targets}`,
    ).run({ ...group, sequence });
  }
}

/** What older changes want of these devices lies below from now on. */
function cover(db: WritableDb, targets: string, parameters: Partial<Group>): void {
  if (!hasRows(db, 'overlay')) return;
  const sql = `INSERT INTO temp.overlay_below SELECT o.* FROM ${targets} CROSS JOIN temp.overlay o ON o.device_id = t.value`;
  prepared(db, sql).run(parameters);
}

/** Makes the overlay say what `temp.verdicts` says of a change's devices; finished ones uncover what lay below. */
export function relayVerdicts(db: WritableDb, change: { sequence: number; profileId: string }): void {
  const parameters = { sequence: change.sequence, profileId: change.profileId };
  const covered = hasRows(db, 'overlay_below');
  for (const table of covered ? ['overlay', 'overlay_below'] : ['overlay']) {
    prepared(
      db,
      `INSERT OR REPLACE INTO temp.${table}
       SELECT o.device_id, v.state IN ${liveStatesSql}, iif(v.state IN ${liveStatesSql}, @profileId, NULL), o.change_id,
         v.state, o.sequence, coalesce(v.seen_profile_id, o.base_profile_id), o.kind
       FROM temp.verdicts v CROSS JOIN temp.${table} o ON o.device_id = v.device_id AND +o.sequence = @sequence
       WHERE v.state IN ${unfinishedStatesSql}`,
    ).run(parameters);
    prepared(
      db,
      `DELETE FROM temp.${table} WHERE +sequence = @sequence
       AND device_id IN (SELECT device_id FROM temp.verdicts WHERE state NOT IN ${unfinishedStatesSql})`,
    ).run({ sequence: change.sequence });
  }
  if (covered) uncover(db);
}

/** Whether a temporary table holds anything at all. */
export function hasRows(db: ReadableDb, table: 'overlay' | 'overlay_below'): boolean {
  return prepared(db, `SELECT 1 FROM temp.${table} LIMIT 1`).get() !== undefined;
}

function uncover(db: WritableDb): void {
  prepared(
    db,
    `INSERT INTO temp.overlay SELECT b.* FROM temp.verdicts v CROSS JOIN temp.overlay_below b ON b.device_id = v.device_id
     WHERE NOT EXISTS (SELECT 1 FROM temp.overlay o WHERE o.device_id = v.device_id)
       AND b.sequence = (SELECT max(x.sequence) FROM temp.overlay_below x WHERE x.device_id = v.device_id)`,
  ).run();
  prepared(
    db,
    `DELETE FROM temp.overlay_below WHERE device_id IN (SELECT device_id FROM temp.verdicts)
       AND sequence = (SELECT o.sequence FROM temp.overlay o WHERE o.device_id = overlay_below.device_id)`,
  ).run();
}
