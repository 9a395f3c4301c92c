import type { ImportPlan, ImportResult, ProfilePlan } from '#shared/domain/csv-import.ts';
import { takesDevices } from '#shared/domain/profile.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import { queueChange } from '../../db/queue-change.ts';
import { type ReadableDb, transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { importedByProfile } from '../../db/tables/imported-devices.ts';
import { type PickedGroup, pickDevices } from '../../db/tables/picked-devices.ts';
import { isLeaving } from '../../db/tables/profile-changes.ts';
import { findProfile, type ProfileRow } from '../../db/tables/profiles.ts';
import type { HeldImport } from '../../db/tables/staged-imports.ts';
import type { Services } from '../../services.ts';

type Drawn = { plan: ProfilePlan; groups: PickedGroup[] };

/** What moving each device to the profile its row names would do. */
export function planMoves(db: ReadableDb, held: HeldImport): ImportPlan {
  const byProfile = drawMoves(db, held).map(({ plan }) => plan);
  const devices = byProfile.reduce((sum, { move }) => sum + move, 0);
  const { accepted, unknown } = held.preview;
  return { devices, skipped: accepted - devices, unknown, overwritten: 0, byProfile };
}

/**
 * Queues a move for each profile, all of them in one transaction, by the way every move takes: they wait, are seen in the
 * lists and can be taken back. Throws `nothing_to_do`.
 */
export function commitMoves(services: Services, held: HeldImport): Omit<ImportResult, 'target'> {
  const { db, clock, osUser: actor, appVersion } = services;
  const { accepted, refused, fileName } = held.preview;
  const at = clock.now().toISOString();
  const result = transaction(db, () => {
    const drawn = drawMoves(db, held).filter(({ plan }) => plan.move > 0);
    if (drawn.length === 0) throw new AppError('nothing_to_do', 'no device would move', { rows: accepted });
    const devices = drawn.reduce((sum, { plan }) => sum + plan.move, 0);
    const skipped = accepted - devices;
    const facts = { fileName, devices, skipped, refused, profiles: drawn.length };
    appendActivity(db, { at, actor, action: 'devices.import', changeId: null, facts });
    const changeIds = drawn.map(({ plan, groups }) => {
      const { profileId, profileName, alreadyThere, cannot } = plan;
      return queueChange(db, {
        intent: { kind: 'move', profileId },
        basedOn: null,
        profileName,
        groups,
        reverses: null,
        action: 'devices.move',
        ...{ actor, appVersion, at },
        facts: { alreadyThere, cannot, fileName },
      }).changeId;
    });
    return { devices, skipped, changeIds };
  });
  services.publish('data.changed', { tables: ['devices', 'profiles', 'changes', 'activity'] });
  services.nudge('change');
  return { ...result, selection: null, batchId: null, editIds: [] };
}

/** The profiles rows name, in the order of the file, each with the devices that would go there. */
function drawMoves(db: ReadableDb, held: HeldImport): Drawn[] {
  return importedByProfile(db, held).map(({ profileId, deviceIds }) => {
    const profile = findProfile(db, profileId);
    const named = { profileId, profileName: profile?.name ?? profileId };
    const closed = whyClosed(db, profile);
    if (closed !== null) {
      const cannot = [{ code: closed, devices: deviceIds.length }];
      return { plan: { ...named, move: 0, alreadyThere: 0, cannot }, groups: [] };
    }
    const { move, alreadyThere, pending, onHold, leaving, notFound, groups } = pickDevices(db, deviceIds, profileId);
    const reasons: ProfilePlan['cannot'] = [
      { code: 'device_pending', devices: pending },
      { code: 'device_on_hold', devices: onHold },
      { code: 'device_leaving', devices: leaving },
      { code: 'device_not_found', devices: notFound },
    ];
    return { plan: { ...named, move, alreadyThere, cannot: reasons.filter(({ devices }) => devices > 0) }, groups };
  });
}

/** Why no device can go to a profile. */
function whyClosed(db: ReadableDb, profile: ProfileRow | null): ErrorCode | null {
  if (profile === null) return 'profile_not_found';
  if (!takesDevices(profile.type)) return 'profile_cannot_take_devices';
  return isLeaving(db, profile.profileId) ? 'profile_leaving' : null;
}
