import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deleteProfile } from '../../../../src-main/desk/features/profiles/delete-profile.ts';
import { findToken, findTokens } from '../../../../src-main/desk/features/tokens/find-tokens.ts';
import { startSynced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { profileCalled } from '../../../helpers/token-actions.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
  await startSynced(desk);
});
afterEach(() => desk.close());

describe('finding tokens for a command', () => {
  it('gives each that is named once', () => {
    const [couriers, kiosk] = ['Couriers FR', 'Kiosk tablets'].map((name) => profileCalled(desk, name));
    const found = findTokens(
      desk.services,
      [couriers, kiosk, couriers].flatMap((id) => id ?? []),
    );
    expect(found.map(({ profileName }) => profileName)).toEqual(['Couriers FR', 'Kiosk tablets']);
  });

  it('knows none of a profile that is about to be deleted', async () => {
    const profileId = profileCalled(desk, 'Couriers FR');
    expect(findToken(desk.services, profileId).keeper).toBe('ivanti');
    desk.loop.workOffline(true);
    deleteProfile(desk.services, { profileId });
    expect(await thrownCode(() => findToken(desk.services, profileId))).toBe('profile_not_found');
  });
});
