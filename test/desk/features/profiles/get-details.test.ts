import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import { changeUser } from '../../../../src-main/desk/features/profiles/change-user.ts';
import { getDetails } from '../../../../src-main/desk/features/profiles/get-details.ts';
import { updateProfile } from '../../../../src-main/desk/features/profiles/update-profile.ts';
import { reaches, startSynced, synced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { atSamsung, create, disconnectIvanti, listed } from '../../../helpers/profile-actions.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

async function open(): Promise<void> {
  desk = await openTestDesk();
  await startSynced(desk);
}

const detailsOf = (profileId: ProfileId) => getDetails(desk.services, { profileId });

describe('the details of a profile (behaviours 74 to 83)', () => {
  it('have all eight, and counts that add up', async () => {
    await open();
    const details = await detailsOf(listed(desk, 'Couriers FR').profileId);
    const truth = desk.simulator.control.listDevices({ profileName: 'Couriers FR', limit: 1000 });
    const registered = truth.devices.filter(({ state }) => state.startsWith('provisioned')).length;
    expect(details).toMatchObject({
      ...{ name: 'Couriers FR', type: 'samsung-kme', devices: truth.total, registered },
      ...{ pendingRegistration: truth.total - registered, sync: { state: 'in-sync' } },
      enrollmentToken: { keeper: 'ivanti', hasValue: true, profileName: 'Couriers FR' },
    });
    expect(registered).toBeGreaterThan(0);
    expect(details.enrollmentToken).not.toHaveProperty('value');
    expect(details.enrollmentTokenExpiresAt).toMatch(/^20\d\d-/);
  });

  it('know no registrations without Ivanti, and no token of its', async () => {
    await open();
    disconnectIvanti(desk);
    const details = await detailsOf(listed(desk, 'Couriers FR').profileId);
    expect(details).toMatchObject({ registered: null, pendingRegistration: null });
  });

  it('show the settings that wait before those at the server', async () => {
    await open();
    const { profileId } = listed(desk, 'Couriers FR');
    const before = await detailsOf(profileId);
    expect(before.settings).toMatchObject({ name: 'Couriers FR', description: before.description });
    desk.loop.workOffline(true);
    const configuration = [{ group: 'custom' as const, name: 'com.example.kiosk', value: 3 }];
    updateProfile(desk.services, { profileId, settings: { ...before.settings, configuration } });
    changeUser(desk.services, { profileId, userId: 'u-7' });
    const details = await detailsOf(profileId);
    expect(details.settings.configuration).toEqual(configuration);
    expect(details.changes).toMatchObject([
      { kind: 'update-profile', state: 'waiting', errorCode: null },
      { kind: 'set-user', state: 'waiting', errorCode: null },
    ]);
  });

  it('show what a profile was to become that Samsung refused', async () => {
    await open();
    desk.simulator.control.setSwitches({ failsProfiles: true });
    const configuration = [{ group: 'ivanti' as const, name: 'quickStart', value: true }];
    const made = create(desk, 'Pop-up depot', { configuration });
    await reaches(desk, made.changeId, 'refused');
    expect(await detailsOf(made.profileId)).toMatchObject({
      ...{ fate: 'arrives', sync: { state: 'failed', errorCode: 'profile_refused' }, settings: { configuration } },
    });
  });

  it('are found by the id a profile went by before Samsung gave it one', async () => {
    await open();
    const made = create(desk, 'Pop-up depot');
    await reaches(desk, made.changeId, 'done');
    await synced(desk);
    expect((await detailsOf(made.profileId)).profileId).toBe(atSamsung(desk, 'Pop-up depot')?.profileId);
  });

  it('of a profile nobody knows are refused', async () => {
    await open();
    expect(await thrownCode(() => detailsOf('nobody' as ProfileId))).toBe('profile_not_found');
  });
});

describe('the details of the Default Profile (behaviours 95, 96)', () => {
  it('are the same, without a token', async () => {
    await open();
    const details = await detailsOf(DEFAULT_PROFILE_ID);
    expect(details).toMatchObject({ type: 'default', enrollmentToken: null, sync: { state: 'in-sync' } });
    expect(details.devices).toBeGreaterThan(0);
  });
});
