import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId, ProfileSettings } from '#shared/domain/profile.ts';
import { queueChange } from '../../../../src-main/desk/db/queue-change.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { readDeviceRows } from '../../../../src-main/desk/db/tables/device-rows.ts';
import {
  adoptProfileId,
  currentProfileId,
  isOwnProfileId,
  ownProfileId,
} from '../../../../src-main/desk/db/tables/new-profiles.ts';
import { rebuildOverlay } from '../../../../src-main/desk/db/tables/overlay.ts';
import { noteFacts, readFacts } from '../../../../src-main/desk/db/tables/profile-facts.ts';
import { findProfile, replaceKnoxProfiles } from '../../../../src-main/desk/db/tables/profiles.ts';
import { fillCache, knoxDevice, knoxProfile, openTestDb, type TestDb, testNow } from '../../../helpers/open-test-db.ts';
import { queueMove } from '../../../helpers/queue-move.ts';

let test: TestDb;
beforeEach(async () => {
  test = openTestDb();
  await fillCache(test.db, [knoxDevice(1, 'p1'), knoxDevice(2, 'p1')], ['p1']);
});
afterEach(() => test.close());

const own = ownProfileId('1');
const settings: ProfileSettings = {
  ...{ name: 'Night shift', description: '', configuration: [], systemApps: false },
  ...{ withoutToken: false, singleDevice: false },
};

function queueCreation(): string {
  const subject = `profile:${own}` as DeviceId;
  return queueChange(test.db, {
    intent: { kind: 'create-profile', profileId: own, settings, days: 7, userId: null },
    groups: [{ baseProfileId: null, deviceIds: JSON.stringify([subject]), devices: 1 }],
    ...{ basedOn: null, profileName: 'Night shift', reverses: null, action: 'profiles.create', actor: 'me' },
    ...{ appVersion: '0.1.0', at: testNow.toISOString(), facts: {} },
  }).changeId;
}

describe('a profile that waits to be made', () => {
  it('is a landing place under an id of our own, by its name, after a restart too', () => {
    queueCreation();
    expect([isOwnProfileId(own), isOwnProfileId('p1')]).toEqual([true, false]);
    queueMove(test.db, [knoxDevice(1, null).deviceId], own);
    test = test.reopen();
    rebuildOverlay(test.db);
    expect(findProfile(test.db, own)).toEqual({ profileId: own, name: 'Night shift', type: 'samsung-kme' });
    expect(readDeviceRows(test.db, [1])[0]).toMatchObject({ profileId: own, profileName: 'Night shift' });
  });

  it('goes by Samsung’s id everywhere once it has one: in changes, bases, facts and lists', () => {
    const creation = queueCreation();
    const moved = queueMove(test.db, [knoxDevice(1, null).deviceId], own) ?? '';
    noteFacts(test.db, own, { singleDevice: true });
    const real = 'p9' as ProfileId;
    replaceKnoxProfiles(test.db, [knoxProfile('p1'), knoxProfile('p9', { name: 'Night shift' })]);
    adoptProfileId(test.db, own, real);
    expect(currentProfileId(test.db, own)).toBe(real);
    expect(readChange(test.db, creation)?.profileId).toBe(real);
    expect(readChange(test.db, moved)?.profileId).toBe(real);
    expect(readFacts(test.db, real).singleDevice).toBe(true);
    expect(readDeviceRows(test.db, [1])[0]).toMatchObject({ profileId: real, profileName: 'Night shift' });
    const left = test.db.prepare(
      `SELECT count(*) FROM temp.unfinished WHERE instr(device_id || profile_id, 'own-') > 0`,
    );
    expect(left.pluck().get()).toBe(0);
  });
});
