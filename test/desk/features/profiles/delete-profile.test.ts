import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE_ID } from '#shared/domain/profile.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { settleChange } from '../../../../src-main/desk/features/changes/settle-change.ts';
import { deleteProfile } from '../../../../src-main/desk/features/profiles/delete-profile.ts';
import {
  approvedDevices,
  devicesOutside,
  move,
  outcomesOf,
  reaches,
  requestsTo,
  startSynced,
  synced,
  truthOf,
} from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk, type TestDeskOptions } from '../../../helpers/open-test-desk.ts';
import { atIvanti, atSamsung, create, listed, listedAs } from '../../../helpers/profile-actions.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

async function open(options: TestDeskOptions = {}): Promise<void> {
  desk = await openTestDesk(options);
  await startSynced(desk);
}

describe('deleting a profile (behaviours 72, 73)', () => {
  it('takes it away at Samsung and at Ivanti; its devices are in the Default Profile, here and there', async () => {
    await open();
    const { profileId } = listed(desk, 'Couriers FR');
    const deviceIds = approvedDevices(desk, profileId);
    const before = listed(desk, 'Samsung KME Default Profile').devices;
    expect(deviceIds.length).toBeGreaterThan(5);
    const { changeId } = deleteProfile(desk.services, { profileId });
    expect(listed(desk, 'Couriers FR')).toMatchObject({ fate: 'leaves', sync: { state: 'waiting' } });
    await reaches(desk, changeId, 'done');
    await synced(desk);
    expect(atSamsung(desk, 'Couriers FR')).toBeUndefined();
    expect(atIvanti(desk, 'Couriers FR')).toBeUndefined();
    for (const deviceId of deviceIds) expect(truthOf(desk, deviceId)).toBe(DEFAULT_PROFILE_ID);
    expect(listedAs(desk, 'Couriers FR')).toEqual([]);
    expect(listed(desk, 'Samsung KME Default Profile').devices).toBe(before + deviceIds.length);
  });

  it('goes on at Ivanti when it broke off between the two', async () => {
    await open();
    const fault = { match: 'DELETE /ivanti/api/v1/bulkenrollment/profile', kind: 'reset-before' as const, times: 1 };
    desk.simulator.control.setFault(fault);
    const { changeId } = deleteProfile(desk.services, { profileId: listed(desk, 'Couriers FR').profileId });
    await reaches(desk, changeId, 'done');
    expect(atIvanti(desk, 'Couriers FR')).toBeUndefined();
    expect(requestsTo(desk, 'DELETE', '/kme/profiles/')).toBe(1);
  });

  it('is a conflict when somebody changed the profile in the portal meanwhile; insisting deletes it', async () => {
    await open();
    const { profileId } = listed(desk, 'Couriers FR');
    desk.loop.workOffline(true);
    const { changeId } = deleteProfile(desk.services, { profileId });
    desk.simulator.control.portalEdit({ kind: 'profile', profileId, description: 'Still needed' });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'conflict');
    expect(listed(desk, 'Couriers FR')).toMatchObject({ fate: 'stays', sync: { state: 'conflict' } });
    settleChange(desk.services, { changeId, decision: 'mine' });
    await reaches(desk, changeId, 'done');
    expect(atSamsung(desk, 'Couriers FR')).toBeUndefined();
  });

  it('takes nothing from devices that were moved elsewhere before', async () => {
    await open();
    const [from, to] = [listed(desk, 'Couriers FR').profileId, listed(desk, 'Executives').profileId];
    const [deviceId = ''] = approvedDevices(desk, from);
    desk.loop.workOffline(true);
    move(desk, [deviceId as never], to);
    const { changeId } = deleteProfile(desk.services, { profileId: from });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
    expect(truthOf(desk, deviceId)).toBe(to);
  });
});

describe('deleting a profile that is not made yet', () => {
  it('lets it go with all that waits for it: nothing is sent', async () => {
    await open();
    desk.loop.workOffline(true);
    const made = create(desk, 'Pop-up depot');
    const moveId = move(desk, devicesOutside(desk, made.profileId, 4), made.profileId);
    expect(deleteProfile(desk.services, { profileId: made.profileId })).toEqual({ changeId: made.changeId });
    expect(outcomesOf(desk, moveId)).toEqual({ undone: 4 });
    expect(listedAs(desk, 'Pop-up depot')).toEqual([]);
    desk.loop.workOffline(false);
    await synced(desk);
    expect(requestsTo(desk, 'POST', '/profiles') + requestsTo(desk, 'DELETE', '/profiles')).toBe(0);
  });

  it('lets go of one that Samsung refused', async () => {
    await open({ switches: { failsProfiles: true } });
    const made = create(desk, 'Pop-up depot');
    await reaches(desk, made.changeId, 'refused');
    deleteProfile(desk.services, { profileId: made.profileId });
    expect(readChange(desk.db, made.changeId)?.state).toBe('skipped');
    expect(listedAs(desk, 'Pop-up depot')).toEqual([]);
  });

  it('is refused while Samsung is making it', async () => {
    await open({ switches: { profileAsyncMs: 60_000 } });
    const made = create(desk, 'Pop-up depot');
    await reaches(desk, made.changeId, 'unconfirmed');
    expect(await thrownCode(() => deleteProfile(desk.services, { profileId: made.profileId }))).toBe(
      'profile_not_editable',
    );
  });
});

describe('the Default Profile', () => {
  it('cannot be deleted (behaviour 100), nor what nobody knows', async () => {
    await open();
    const remove = (profileId: typeof DEFAULT_PROFILE_ID) =>
      thrownCode(() => deleteProfile(desk.services, { profileId }));
    expect(await remove(DEFAULT_PROFILE_ID)).toBe('profile_not_editable');
    expect(await remove('nobody' as typeof DEFAULT_PROFILE_ID)).toBe('profile_not_found');
  });
});
