import type { ProfileId } from '#shared/domain/profile.ts';
import { bumpRevision } from '../revisions.ts';
import { prepared, type ReadableDb, transaction, type WritableDb } from '../sql.ts';
import { applyVerdicts, clearVerdicts } from './change-outcomes.ts';
import { readUnfinishedChanges } from './changes.ts';
import { rebuildOverlay, unfinishedStatesSql } from './overlay.ts';

/** Ids a profile goes by until Samsung has given it one begin so. */
const OWN_ID_PREFIX = 'own-';

/** A new id of our own. */
export function ownProfileId(unique: string): ProfileId {
  return `${OWN_ID_PREFIX}${unique}` as ProfileId;
}

/** Whether a profile has no id of Samsung's yet. */
export function isOwnProfileId(profileId: string): boolean {
  return profileId.startsWith(OWN_ID_PREFIX);
}

/** Samsung has given a profile its id: everything that goes by ours goes by that one from now on, in one transaction. */
export function adoptProfileId(db: WritableDb, ownId: ProfileId, profileId: ProfileId): void {
  transaction(db, () => {
    const ids = { ownId, profileId };
    prepared(db, 'INSERT OR REPLACE INTO main.profile_ids (own_id, profile_id) VALUES (@ownId, @profileId)').run(ids);
    prepared(
      db,
      `UPDATE main.changes SET intent = json_set(intent, '$.profileId', @profileId) WHERE intent ->> '$.profileId' = @ownId`,
    ).run(ids);
    prepared(
      db,
      `UPDATE main.change_targets SET targets = replace(targets, @ownId, @profileId)
       WHERE sequence IN (SELECT sequence FROM main.changes WHERE state IN ${unfinishedStatesSql}) AND instr(targets, @ownId) > 0`,
    ).run(ids);
    prepared(
      db,
      `UPDATE OR REPLACE main.change_outcomes SET device_id = replace(device_id, @ownId, @profileId),
         seen_profile_id = iif(seen_profile_id = @ownId, @profileId, seen_profile_id)
       WHERE instr(device_id, @ownId) > 0 OR seen_profile_id = @ownId`,
    ).run(ids);
    prepared(db, 'UPDATE OR REPLACE main.profile_facts SET profile_id = @profileId WHERE profile_id = @ownId').run(ids);
    rebuildOverlay(db);
    bumpRevision(db, 'overlay');
  });
}

/** The id a profile goes by now: Samsung's, once it has one. */
export function currentProfileId(db: ReadableDb, profileId: ProfileId): ProfileId {
  const sql = 'SELECT profile_id FROM main.profile_ids WHERE own_id = ?';
  return prepared<ProfileId>(db, sql, 'first-cells').get(profileId) ?? profileId;
}

/** A profile will not be made after all: what waits to be done with it, devices that were to go there among it, never is. */
export function abandonProfile(db: WritableDb, ownId: ProfileId, at: string): void {
  for (const change of readUnfinishedChanges(db)) {
    if (change.kind === 'create-profile' || change.profileId !== ownId) continue;
    clearVerdicts(db);
    prepared(
      db,
      `INSERT INTO temp.verdicts (device_id, state, error_code)
       SELECT device_id, 'undone', 'profile_not_found' FROM temp.unfinished WHERE sequence = ?`,
    ).run(change.sequence);
    applyVerdicts(db, change, at);
  }
}
