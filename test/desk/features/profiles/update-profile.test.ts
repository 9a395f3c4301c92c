import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE_ID } from '#shared/domain/profile.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { deleteProfile } from '../../../../src-main/desk/features/profiles/delete-profile.ts';
import { getDetails } from '../../../../src-main/desk/features/profiles/get-details.ts';
import { updateProfile } from '../../../../src-main/desk/features/profiles/update-profile.ts';
import { reaches, requestsTo, startSynced, synced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk, type TestDeskOptions } from '../../../helpers/open-test-desk.ts';
import { atIvanti, atSamsung, create, keysAtSamsung, listed, settingsOf } from '../../../helpers/profile-actions.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

async function open(options: TestDeskOptions = {}): Promise<void> {
  desk = await openTestDesk(options);
  await startSynced(desk);
}

/** The settings a profile has, with some of them changed. */
async function changed(name: string, changes: Partial<ReturnType<typeof settingsOf>>) {
  const { profileId, settings } = await getDetails(desk.services, { profileId: listed(desk, name).profileId });
  return { profileId, settings: { ...settings, ...changes } };
}

const quickStart = [{ group: 'ivanti' as const, name: 'quickStart', value: true }];

describe('Modify Configuration, Update (behaviour 87)', () => {
  it('brings the three groups of keys to the server, flat, and leaves the token in place', async () => {
    await open();
    const configuration = [
      ...quickStart,
      { group: 'system' as const, name: 'android.app.extra.PROVISIONING_LOCALE', value: 'fr_FR' },
      { group: 'custom' as const, name: 'com.example.kiosk', value: 3 },
    ];
    const { changeId } = updateProfile(desk.services, await changed('Couriers FR', { configuration }));
    expect(listed(desk, 'Couriers FR').sync.state).toBe('waiting');
    await reaches(desk, changeId, 'done');
    expect(keysAtSamsung(desk, 'Couriers FR')).toMatchObject({
      ...{ quickStart: true, 'android.app.extra.PROVISIONING_LOCALE': 'fr_FR', 'com.example.kiosk': 3 },
    });
  });

  it('never puts an older token over one that was refreshed elsewhere meanwhile', async () => {
    await open();
    const made = create(desk, 'Pop-up depot');
    await reaches(desk, made.changeId, 'done');
    const { profileId = '' } = atSamsung(desk, 'Pop-up depot') ?? {};
    desk.simulator.control.portalEdit({ kind: 'profile', profileId, customData: '{"token":"newer"}' });
    await synced(desk);
    const { changeId } = updateProfile(desk.services, await changed('Pop-up depot', { configuration: quickStart }));
    await reaches(desk, changeId, 'done');
    expect(keysAtSamsung(desk, 'Pop-up depot')).toEqual({ quickStart: true, token: 'newer' });
  });

  it('takes the token out of a profile that is to register without one', async () => {
    await open();
    const made = create(desk, 'Pop-up depot');
    await reaches(desk, made.changeId, 'done');
    await synced(desk);
    const { changeId } = updateProfile(desk.services, await changed('Pop-up depot', { withoutToken: true }));
    await reaches(desk, changeId, 'done');
    expect(keysAtSamsung(desk, 'Pop-up depot')).toEqual({});
  });

  it('survives a hard end in the middle: it is at the server once, and done', async () => {
    await open({
      wrapKnox: (client) => ({
        ...client,
        updateProfile: async (...call) => {
          await client.updateProfile(...call);
          desk.kill();
          throw new Error('killed');
        },
      }),
    });
    const { changeId } = updateProfile(desk.services, await changed('Couriers FR', { description: 'Vans' }));
    await desk.until(() => !desk.db.open);
    desk = await desk.reopen({ wrapKnox: (client) => client });
    await startSynced(desk);
    await reaches(desk, changeId, 'done');
    expect(atSamsung(desk, 'Couriers FR')?.description).toBe('Vans');
    expect(requestsTo(desk, 'PUT', '/kme/profiles/')).toBe(1);
  });

  it('twice, offline: the newer settings are sent, and only they', async () => {
    await open();
    desk.loop.workOffline(true);
    const first = updateProfile(desk.services, await changed('Couriers FR', { description: 'First' }));
    const second = updateProfile(desk.services, await changed('Couriers FR', { description: 'Second' }));
    desk.loop.workOffline(false);
    await reaches(desk, second.changeId, 'done');
    expect(readChange(desk.db, first.changeId)?.state).toBe('skipped');
    expect(atSamsung(desk, 'Couriers FR')?.description).toBe('Second');
    expect(requestsTo(desk, 'PUT', '/kme/profiles/')).toBe(1);
  });

  it('while an earlier change is under way starts from what that makes of the profile: no conflict', async () => {
    await open({ switches: { profileAsyncMs: 3_000 } });
    const first = updateProfile(desk.services, await changed('Couriers FR', { description: 'First' }));
    await reaches(desk, first.changeId, 'unconfirmed');
    const second = updateProfile(desk.services, await changed('Couriers FR', { description: 'Second' }));
    await reaches(desk, first.changeId, 'done');
    await reaches(desk, second.changeId, 'done');
    expect(atSamsung(desk, 'Couriers FR')?.description).toBe('Second');
  });
});

describe('Edit (behaviours 70, 71)', () => {
  it('changes the name too of a profile that is not made yet', async () => {
    await open();
    desk.loop.workOffline(true);
    const made = create(desk, 'Pop-up depot', { singleDevice: true });
    const { profileId, settings } = await changed('Pop-up depot', { name: 'Summer depot', description: 'June' });
    expect(updateProfile(desk.services, { profileId, settings }).changeId).toBe(made.changeId);
    desk.loop.workOffline(false);
    await reaches(desk, made.changeId, 'done');
    expect(atSamsung(desk, 'Summer depot')?.description).toBe('June');
    expect(atIvanti(desk, 'Summer depot')?.type).toBe('SAMSUNG_KME');
    expect(atSamsung(desk, 'Pop-up depot')).toBeUndefined();
  });

  it('reaches a profile by the id it went by before Samsung gave it one', async () => {
    await open();
    const made = create(desk, 'Pop-up depot', { singleDevice: true });
    await reaches(desk, made.changeId, 'done');
    const settings = settingsOf('Pop-up depot', { description: 'June', singleDevice: true });
    const { changeId } = updateProfile(desk.services, { profileId: made.profileId, settings });
    await reaches(desk, changeId, 'done');
    expect(atSamsung(desk, 'Pop-up depot')?.description).toBe('June');
  });

  it('is refused for another name of a profile that is made, for the Default Profile and for one that leaves', async () => {
    await open();
    desk.loop.workOffline(true);
    const { profileId, settings } = await changed('Couriers FR', {});
    const update = (id: typeof profileId, name = settings.name) =>
      thrownCode(() => updateProfile(desk.services, { profileId: id, settings: { ...settings, name } }));
    expect(await update(profileId, 'Vans')).toBe('profile_not_editable');
    expect(await update(DEFAULT_PROFILE_ID)).toBe('profile_not_editable');
    expect(await update('nobody' as typeof profileId)).toBe('profile_not_found');
    deleteProfile(desk.services, { profileId });
    expect(await update(profileId)).toBe('profile_not_editable');
  });
});
