import { afterEach, describe, expect, it } from 'vitest';
import { daysLeft } from '#shared/domain/enrollment-token.ts';
import { noteFacts } from '../../../../src-main/desk/db/tables/profile-facts.ts';
import { getDetails } from '../../../../src-main/desk/features/profiles/get-details.ts';
import { listTokens } from '../../../../src-main/desk/features/tokens/list-tokens.ts';
import { approvedDevices, startSynced, synced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk, type TestDeskOptions } from '../../../helpers/open-test-desk.ts';
import { listedToken, profileCalled } from '../../../helpers/token-actions.ts';

let desk: TestDesk;
afterEach(() => desk.close());

async function open(options: TestDeskOptions = {}): Promise<void> {
  desk = await openTestDesk(options);
  await startSynced(desk);
}

describe('the list of tokens (behaviours 52, 79)', () => {
  it('begins with what is dead and ends with what never ends; profiles without a token are not in it', async () => {
    await open();
    const { tokens, warningDays } = await listTokens(desk.services, {});
    const now = desk.clock.now();
    expect(tokens.map(({ profileName, expiresAt }) => [profileName, daysLeft(expiresAt, now)])).toEqual([
      ['Kiosk tablets', -9],
      ['Warehouse scanners', 1],
      ['Training room', 5],
      ['Older handhelds', 12],
      ['Couriers FR', 41],
      ['Field engineers UK', 183],
      ['Executives', null],
    ]);
    expect(warningDays).toBe(3);
  });

  it('counts the devices that have still to register with each', async () => {
    await open();
    const profileId = profileCalled(desk, 'Kiosk tablets');
    const registered = desk.db
      .prepare("SELECT count(*) FROM cache.devices WHERE profile_id = ? AND registration = 'registered'")
      .pluck()
      .get(profileId);
    const all = approvedDevices(desk, profileId).length;
    expect((await listedToken(desk, 'Kiosk tablets'))?.pendingDevices).toBe(all - Number(registered));
  });

  it('knows when a sheet was printed before the token got the value it has', async () => {
    await open();
    const profileId = profileCalled(desk, 'Couriers FR');
    noteFacts(desk.db, profileId, { printedAt: '2026-01-01T00:00:00.000Z' });
    const token = await listedToken(desk, 'Couriers FR');
    expect(token).toMatchObject({ printedAt: '2026-01-01T00:00:00.000Z', issuedAt: expect.any(String) });
    expect(token).toEqual((await getDetails(desk.services, { profileId })).enrollmentToken);
  });

  it('has, without Ivanti, what a profile of Samsung carries and nobody told us of, its end unknown', async () => {
    await open({ withoutIvanti: true });
    expect((await listTokens(desk.services, {})).tokens).toEqual([]);
    const profileId = profileCalled(desk, 'Couriers FR');
    desk.simulator.control.portalEdit({ kind: 'profile', profileId, customData: '{"token":"not-ours"}' });
    await synced(desk);
    expect((await listTokens(desk.services, {})).tokens).toMatchObject([
      { profileName: 'Couriers FR', keeper: 'hand', expiresAt: null, issuedAt: null, hasValue: false },
    ]);
  });
});
