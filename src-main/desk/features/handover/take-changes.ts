import { isDeviceIntent, makesProfile, wantedProfileId } from '#shared/domain/queued-change.ts';
import { AppError } from '#shared/errors.ts';
import { bringBackChanges } from '../../db/leave-change.ts';
import { bumpRevision } from '../../db/revisions.ts';
import type { WritableDb } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { isLeft, noteHandover } from '../../db/tables/handover-changes.ts';
import type { OpenedChange } from '../../db/tables/opened-handover.ts';
import { profileOf } from '../../db/tables/opened-standing.ts';
import { layOver, rebuildOverlay, refreshNewProfiles } from '../../db/tables/overlay.ts';
import { adoptKnownProfiles, takeOverChange, takeOverOutcomes } from '../../db/tables/take-over.ts';
import type { Services } from '../../services.ts';

/** Throws `input_invalid` when a profile that changes are about would be made neither here nor by them. */
export function expectProfiles(db: WritableDb, coming: readonly OpenedChange[]): void {
  const lost = coming.find((change) => profileOf(db, change, coming).profile === 'missing');
  if (lost === undefined) return;
  throw new AppError('input_invalid', 'nobody would make its profile', { field: 'changeIds', changeId: lost.changeId });
}

/** Puts changes of the opened file into the queue, and those that come back where they were. Inside a transaction. */
export function takeChanges(
  services: Services,
  coming: readonly OpenedChange[],
  { handoverId, at }: { handoverId: string; at: string },
): void {
  const { db, osUser: actor } = services;
  const back = coming.filter(({ changeId }) => isLeft(db, changeId));
  const deed = { at, actor, action: 'handover.takeOver' as const };
  for (const change of coming.filter((one) => !back.includes(one))) {
    const { sequence, targetsSha256 } = takeOverChange(db, change);
    const { changeId, intent, profileName, devices, createdAt } = change;
    const profileId = wantedProfileId(intent);
    const what = { handoverId, kind: intent.kind, profileId, profileName, createdAt, targetsSha256 };
    // The one subject of a profile is no list of devices: it goes by another id once Samsung has made the profile.
    const counted = isDeviceIntent(intent) ? { devices } : {};
    appendActivity(db, { ...deed, changeId, facts: { ...what, ...counted } });
    layOver(db, sequence);
  }
  for (const { changeId } of back) appendActivity(db, { ...deed, changeId, facts: { handoverId, cameBack: true } });
  bringBack(db, back);
  if (coming.some(({ intent }) => makesProfile(intent.kind))) refreshNewProfiles(db);
  adoptKnownProfiles(db, coming);
  const changeIds = coming.map(({ changeId }) => changeId);
  noteHandover(db, { handoverId, direction: 'in', at }, changeIds);
  bumpRevision(db, 'overlay');
}

function bringBack(db: WritableDb, back: readonly OpenedChange[]): void {
  if (back.length === 0) return;
  bringBackChanges(
    db,
    back.map(({ changeId }) => changeId),
  );
  for (const change of back) takeOverOutcomes(db, change);
  rebuildOverlay(db);
}
