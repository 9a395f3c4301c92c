import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { readDeviceWindow } from '../../../../src-main/desk/db/tables/self-maintained-devices.ts';
import { requestsTo, startSynced, synced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(() => desk.close());

const handhelds = () => {
  const profile = desk.simulator.world.ivanti.profiles.find(({ type }) => type === 'SELF_MAINTAINED');
  if (!profile) throw new Error('the simulator has no Self-Maintained profile');
  return profile;
};
const window = () =>
  readDeviceWindow(desk.db, { profileId: handhelds().csvId as ProfileId, text: '', first: 0, count: 200 });
const readings = () => requestsTo(desk, 'GET', `${handhelds().csvId}/devices`);

describe('the devices of Self-Maintained profiles', () => {
  it('are read once, and again only when the profile changed', async () => {
    await startSynced(desk);
    expect(window().devices.map(({ serial }) => serial)).toEqual(handhelds().devices.map(({ serial }) => serial));
    const before = readings();
    await synced(desk);
    expect(readings()).toBe(before);
    handhelds().devices.splice(0, 10);
    handhelds().modifiedAt += 1;
    await synced(desk);
    expect(readings()).toBe(before + 1);
    expect(window().total).toBe(26);
  });

  it('show who registered without being read again', async () => {
    await startSynced(desk);
    const device = handhelds().devices.find(({ registeredAt }) => registeredAt === null);
    const enrollmentToken = String(handhelds().token?.value);
    const shown = { serial: String(device?.serial), manufacturer: String(device?.manufacturer), enrollmentToken };
    expect(desk.simulator.control.switchOn(shown).registered).toBe(true);
    const before = readings();
    await synced(desk);
    expect(window().devices.find(({ serial }) => serial === shown.serial)?.state).toBe('registered');
    expect(readings()).toBe(before);
  });

  it('are left alone where Ivanti does not list them: everything else is read all the same', async () => {
    const match = `GET /ivanti/api/v1/bulkenrollment/profile/${handhelds().csvId}/devices`;
    desk.simulator.control.setFault({ match, kind: 'status', status: 404 });
    await startSynced(desk);
    expect(window().total).toBe(0);
    expect(desk.loop.status().error).toBeNull();
    expect(desk.log.some((line) => line.includes('does not list'))).toBe(true);
    const before = readings();
    await synced(desk);
    expect(readings()).toBe(before);
  });
});
