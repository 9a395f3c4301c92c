import { afterEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import type { ProfileBase } from '../../../../src-main/desk/db/tables/profile-changes.ts';
import {
  announceProfileChange,
  findCreation,
  queueProfileChange,
  rewriteCreation,
} from '../../../../src-main/desk/features/profiles/queue-profile-change.ts';
import { fillCache, knoxDevice } from '../../../helpers/open-test-db.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { create, listedAs } from '../../../helpers/profile-actions.ts';

let desk: TestDesk;
afterEach(() => desk.close());

async function open(): Promise<void> {
  desk = await openTestDesk({ connected: false });
  await fillCache(desk.db, [knoxDevice(1, 'p1')], ['p1']);
}

describe('queueing a change of a profile', () => {
  it('names the profile, what it was based on, and who did it; one row, durable', async () => {
    await open();
    const intent = { kind: 'delete-profile' as const, profileId: 'p1' as ProfileId };
    const changeId = queueProfileChange(desk.services, { intent, profileName: 'p1', action: 'profiles.delete' });
    const change = readChange(desk.db, changeId);
    expect(change).toMatchObject({ intent, devices: 1, state: 'waiting', profileName: 'p1' });
    expect((JSON.parse(change?.basedOn ?? '{}') as ProfileBase).content).toMatchObject({ profileId: 'p1', name: 'p1' });
    expect(readActivity(desk.db, 1)[0]).toMatchObject({ action: 'profiles.delete', actor: 'tester', changeId });
    announceProfileChange(desk.services);
    expect(desk.changedTables()).toEqual(expect.arrayContaining(['profiles', 'changes', 'enrollmentTokens']));
    expect(desk.nudges).toEqual(['change']);
  });
});

describe('a profile that waits to be made', () => {
  it('is made otherwise in the first place', async () => {
    await open();
    const { profileId, changeId } = create(desk, 'Pop-up depot');
    const creation = findCreation(desk.services, profileId);
    expect(creation?.changeId).toBe(changeId);
    if (!creation) return;
    const settings = { ...creation.intent.settings, name: 'Summer depot' };
    rewriteCreation(desk.services, creation, { changes: { settings, userId: 'u-9' }, action: 'profiles.update' });
    const change = readChange(desk.db, changeId);
    expect(change).toMatchObject({
      profileName: 'Summer depot',
      intent: { userId: 'u-9', days: creation.intent.days },
    });
    expect(listedAs(desk, 'Pop-up depot')).toEqual([]);
    expect(listedAs(desk, 'Summer depot')).toMatchObject([{ profileId, associatedUser: { userId: 'u-9' } }]);
    expect(readActivity(desk.db, 1)[0]).toMatchObject({ action: 'profiles.update', changeId });
  });

  it('is none once it was sent, nor is one that Samsung has', async () => {
    await open();
    const { profileId, changeId } = create(desk, 'Pop-up depot');
    desk.db.prepare("UPDATE changes SET state = 'unconfirmed' WHERE change_id = ?").run(changeId);
    expect(findCreation(desk.services, profileId)).toBeNull();
    expect(findCreation(desk.services, 'p1' as ProfileId)).toBeNull();
  });
});
