import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extraName } from '#shared/domain/known-keys.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { extendTokens } from '../../../../src-main/desk/features/tokens/extend-tokens.ts';
import { revealPayload } from '../../../../src-main/desk/features/tokens/reveal-payload.ts';
import { startSynced, synced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { create, listed } from '../../../helpers/profile-actions.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { profileCalled, tokenAtIvanti } from '../../../helpers/token-actions.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
  await startSynced(desk);
});
afterEach(() => desk.close());

type Asked = { withWifi?: boolean; checksum?: string | null };
const reveal = (profileId: ProfileId, asked: Asked = {}) =>
  revealPayload(desk.services, { profileId, withWifi: false, checksum: null, ...asked });
const outerOf = ({ text }: { text: string }) => JSON.parse(text) as Record<string, unknown>;
const bundleOf = (payload: { text: string }) => outerOf(payload)[extraName('ADMIN_EXTRAS_BUNDLE')];
const serverHost = () => new URL(desk.simulator.baseUrl).host;

describe('what the QR code of a profile holds (behaviour 111)', () => {
  it('is its configuration, its user, the server and the token as Ivanti has it now', async () => {
    const profileId = profileCalled(desk, 'Couriers FR');
    const customData = JSON.stringify({ quickStart: true, [extraName('WIFI_SSID')]: 'Depot' });
    desk.simulator.control.portalEdit({ kind: 'profile', profileId, customData });
    await synced(desk);
    const payload = await reveal(profileId, { checksum: 'A'.repeat(43) });
    expect(bundleOf(payload)).toEqual({
      quickStart: true,
      server: serverHost(),
      user: listed(desk, 'Couriers FR').associatedUser?.email,
      token: tokenAtIvanti(desk, 'Couriers FR')?.value,
    });
    expect(outerOf(payload)).toMatchObject({
      [extraName('WIFI_SSID')]: 'Depot',
      [extraName('DEVICE_ADMIN_SIGNATURE_CHECKSUM')]: 'A'.repeat(43),
    });
    expect(payload).toMatchObject({ wifi: 'open', gaps: [] });
  });

  it('is there for a Self-Maintained profile too, with the token of its upload (behaviour 112)', async () => {
    const name = 'Older handhelds';
    const { profileId } = listed(desk, name);
    extendTokens(desk.services, { profileIds: [profileId], life: 30 });
    const payload = await reveal(profileId);
    expect(bundleOf(payload)).toMatchObject({ server: serverHost(), token: tokenAtIvanti(desk, name)?.value });
    expect(payload.gaps).toEqual(['checksum']);
  });

  it('is written down as shown, without the value', async () => {
    const profileId = profileCalled(desk, 'Couriers FR');
    await reveal(profileId);
    const [entry] = readActivity(desk.db, 1);
    expect(entry).toMatchObject({ action: 'tokens.revealPayload', actor: 'tester' });
    expect(entry?.facts).toContain('Couriers FR');
    expect(JSON.stringify([entry, desk.log])).not.toContain(tokenAtIvanti(desk, 'Couriers FR')?.value);
  });

  it('calls the token as the workspace’s dialect does', async () => {
    mkdirSync(join(desk.folder, 'wire'));
    writeFileSync(join(desk.folder, 'wire', 'knox.json'), '{"profiles":{"enrollmentTokenKey":"enrollToken"}}');
    const profileId = profileCalled(desk, 'Couriers FR');
    expect(bundleOf(await reveal(profileId))).toHaveProperty('enrollToken');
  });

  it('has no token where devices register without one, and is written down all the same', async () => {
    const { profileId, withoutToken } = listed(desk, 'Loan pool NL');
    expect(withoutToken).toBe(true);
    expect(bundleOf(await reveal(profileId))).not.toHaveProperty('token');
    expect(readActivity(desk.db, 1)).toMatchObject([{ action: 'tokens.revealPayload' }]);
  });
});

describe('when there is no code', () => {
  it('says that the token has expired, and writes nothing down', async () => {
    const expired = desk.simulator.control
      .listIvantiProfiles()
      .find(({ token }) => token?.endsAt != null && token.endsAt < desk.clock.now().getTime());
    const before = readActivity(desk.db, 1);
    const profileId = listed(desk, expired?.name ?? '').profileId;
    expect(await thrownCode(() => reveal(profileId))).toBe('token_expired');
    expect(readActivity(desk.db, 1)).toEqual(before);
  });

  it('says that the value is not on this laptop, until it was asked for once', async () => {
    const profileId = profileCalled(desk, 'Couriers FR');
    desk.loop.workOffline(true);
    expect(await thrownCode(() => reveal(profileId))).toBe('token_value_unknown');
    desk.loop.workOffline(false);
    await desk.until(() => desk.loop.status().reachability === 'online');
    await reveal(profileId);
    desk.loop.workOffline(true);
    expect(bundleOf(await reveal(profileId))).toHaveProperty('token');
  });

  it('says that there is no profile to register with: none of that id, the Default Profile, one still to be made', async () => {
    desk.loop.workOffline(true);
    create(desk, 'Pop-up depot');
    for (const profileId of ['none', 'default', listed(desk, 'Pop-up depot').profileId])
      expect(await thrownCode(() => reveal(profileId as ProfileId))).toBe('profile_not_found');
  });
});
