import { afterEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { listFacts } from '../../../../src-main/desk/features/changes/list-facts.ts';
import { changeUser } from '../../../../src-main/desk/features/profiles/change-user.ts';
import { createProfile } from '../../../../src-main/desk/features/profiles/create-profile.ts';
import { deleteProfile } from '../../../../src-main/desk/features/profiles/delete-profile.ts';
import { getDetails } from '../../../../src-main/desk/features/profiles/get-details.ts';
import { updateProfile } from '../../../../src-main/desk/features/profiles/update-profile.ts';
import { extendTokens } from '../../../../src-main/desk/features/tokens/extend-tokens.ts';
import { refreshToken } from '../../../../src-main/desk/features/tokens/refresh-token.ts';
import { devicesOutside, move, reaches, startSynced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { listed, settingsOf } from '../../../helpers/profile-actions.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
let profileId: ProfileId;
afterEach(() => desk.close());

/** A desk that works offline; the profile that is changed is Couriers FR. */
async function open(): Promise<void> {
  desk = await openTestDesk();
  await startSynced(desk);
  desk.loop.workOffline(true);
  ({ profileId } = listed(desk, 'Couriers FR'));
}

const factsOf = (changeId: string | null) =>
  listFacts(desk.services, { changeId: changeId ?? '' }).facts.map(({ kind, key, was, seen, willBe }) => [
    key ?? kind,
    was,
    seen,
    willBe,
  ]);

const keys = [
  { group: 'ivanti' as const, name: 'quickStart', value: true },
  { group: 'ivanti' as const, name: 'password', value: 'hush-hush' },
];

describe('what a change of a profile alters', () => {
  it('of a new one is all it will have, and nothing of what it will not', async () => {
    await open();
    const settings = settingsOf('Pop-up depot', { description: 'Summer', configuration: keys, singleDevice: true });
    const { changeId } = createProfile(desk.services, { settings, days: 30, userId: 'u-1' });
    expect(factsOf(changeId)).toEqual([
      ['profile', null, null, 'Pop-up depot'],
      ['description', null, null, 'Summer'],
      ['quickStart', null, null, 'true'],
      ['password', null, null, 'secret'],
      ['singleDevice', null, null, 'true'],
      ['tokenDays', null, null, '30'],
      ['user', null, null, 'Camille Lefèvre'],
    ]);
  });

  it('of new settings is what differs, and what somebody else made of it since', async () => {
    await open();
    const { settings } = await getDetails(desk.services, { profileId });
    const { changeId } = updateProfile(desk.services, {
      profileId,
      settings: { ...settings, description: 'Mine', configuration: keys },
    });
    const before = settings.description || null;
    expect(factsOf(changeId)).toEqual([
      ['description', before, before, 'Mine'],
      ['quickStart', null, null, 'true'],
      ['password', null, null, 'secret'],
    ]);
    const customData = '{"password":"theirs"}';
    desk.simulator.control.portalEdit({ kind: 'profile', profileId, description: 'Theirs', customData });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'conflict');
    expect(factsOf(changeId)).toEqual([
      ['description', before, 'Theirs', 'Mine'],
      ['password', null, 'secret', 'secret'],
      ['quickStart', null, null, 'true'],
    ]);
  });

  it('never is the value of a secret key', async () => {
    await open();
    const { settings } = await getDetails(desk.services, { profileId });
    const update = { profileId, settings: { ...settings, configuration: keys } };
    const { changeId } = updateProfile(desk.services, update);
    expect(JSON.stringify(listFacts(desk.services, { changeId }))).not.toContain('hush');
  });

  it('of a deletion is the profile', async () => {
    await open();
    const { changeId } = deleteProfile(desk.services, { profileId });
    expect(factsOf(changeId)).toEqual([['profile', 'Couriers FR', 'Couriers FR', null]]);
  });

  it('of another user is the two of them by name', async () => {
    await open();
    const { changeId } = changeUser(desk.services, { profileId, userId: 'u-7' });
    const [[kind, was, seen, willBe] = []] = factsOf(changeId);
    expect([kind, seen]).toEqual(['user', was]);
    expect([was, willBe].join(' ')).not.toMatch(/u-/);
  });

  it('of a token is its end, and that its value is another', async () => {
    await open();
    const { enrollmentTokenExpiresAt: end } = listed(desk, 'Couriers FR');
    const { changeId } = refreshToken(desk.services, { profileId, life: 30 });
    const facts = factsOf(changeId);
    expect(facts.map(([kind]) => kind)).toEqual(['tokenValue', 'tokenEnd']);
    expect(facts[1]?.slice(1, 3)).toEqual([end, end]);
    const other = listed(desk, 'Training room');
    const { changeIds } = extendTokens(desk.services, { profileIds: [other.profileId], life: 'never' });
    const was = other.enrollmentTokenExpiresAt;
    expect(factsOf(changeIds[0] ?? '')).toEqual([['tokenEnd', was, was, 'never']]);
  });

  it('is nothing for a change of devices, and refused for one nobody made', async () => {
    await open();
    expect(factsOf(move(desk, devicesOutside(desk, profileId, 1), profileId))).toEqual([]);
    expect(await thrownCode(() => factsOf('x'))).toBe('not_found');
  });
});
