import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConfigurationKey } from '#shared/domain/configuration.ts';
import { readProfileSettings } from '../../../../src-main/desk/db/tables/profile-settings.ts';
import { updateProfile } from '../../../../src-main/desk/features/profiles/update-profile.ts';
import { reaches, startSynced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { create, listed, settingsOf } from '../../../helpers/profile-actions.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
  await startSynced(desk);
  desk.loop.workOffline(true);
});
afterEach(() => desk.close());

const read = (name: string) => readProfileSettings(desk.db, listed(desk, name));
const kiosk: ConfigurationKey = { group: 'custom', name: 'com.example.kiosk', value: 3 };

describe('the settings of a profile', () => {
  it('are those at the server until others wait, and again once those need a decision', async () => {
    const before = read('Couriers FR');
    expect(before).toMatchObject({ name: 'Couriers FR', singleDevice: false });
    const { profileId } = listed(desk, 'Couriers FR');
    const settings = { ...before, configuration: [kiosk] };
    const { changeId } = updateProfile(desk.services, { profileId, settings });
    expect(read('Couriers FR').configuration).toEqual([kiosk]);
    const customData = '{"quickStart":true}';
    desk.simulator.control.portalEdit({ kind: 'profile', profileId, customData });
    desk.loop.workOffline(false);
    await reaches(desk, String(changeId), 'conflict');
    expect(read('Couriers FR').configuration).toEqual([{ group: 'ivanti', name: 'quickStart', value: true }]);
  });

  it('of one that is not made yet are those it was to get', () => {
    create(desk, 'Pop-up depot', { configuration: [kiosk], systemApps: true });
    expect(read('Pop-up depot')).toEqual(settingsOf('Pop-up depot', { configuration: [kiosk], systemApps: true }));
  });
});
