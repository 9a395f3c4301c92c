import type { ImportPlan, ImportResult, ProfilePlan } from '#shared/domain/csv-import.ts';
import { AppError } from '#shared/errors.ts';
import { queueChange } from '../../db/queue-change.ts';
import { type ReadableDb, transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { importedByProfile } from '../../db/tables/imported-devices.ts';
import { cannotOf, type PickedGroup, pickDevices } from '../../db/tables/picked-devices.ts';
import { findProfile } from '../../db/tables/profiles.ts';
import type { HeldImport } from '../../db/tables/staged-imports.ts';
import { whyTakesNone } from '../../db/taking-profile.ts';
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
    const named = { profileId, profileName: findProfile(db, profileId)?.name ?? profileId };
    const closed = whyTakesNone(db, profileId);
    if (closed !== null) {
      const cannot = [{ code: closed, devices: deviceIds.length }];
      return { plan: { ...named, move: 0, alreadyThere: 0, cannot }, groups: [] };
    }
    const picked = pickDevices(db, deviceIds, profileId);
    const { move, alreadyThere, groups } = picked;
    return { plan: { ...named, move, alreadyThere, cannot: cannotOf(picked) }, groups };
  });
}
