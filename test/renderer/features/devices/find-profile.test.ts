import { describe, expect, it } from 'vitest';
import type { ProfileId, ProfileSummary, ProfileType } from '#shared/domain/profile.ts';
import { bestProfile, nextProfile, profilesNamed } from '../../../../src-renderer/features/devices/find-profile.ts';
import { blankProfile } from '../../../helpers/blank-profile.ts';

function profile(profileId: string, name: string, type: ProfileType = 'samsung-kme'): ProfileSummary {
  return blankProfile(profileId, { name, type });
}

const profiles = [
  profile('default', 'Samsung KME Default Profile', 'default'),
  profile('s', 'Spare pool', 'self-maintained'),
  profile('k', 'Kiosk scanners'),
  profile('w', 'Scanners Lyon'),
];
const ids = (found: readonly ProfileSummary[]) => found.map(({ profileId }) => profileId);

describe('finding a profile to move to', () => {
  it('puts names that begin with the typed words first', () => {
    expect(ids(profilesNamed(profiles, 'SCAN'))).toEqual(['w', 'k']);
    expect(ids(profilesNamed(profiles, ''))).toEqual(['default', 's', 'k', 'w']);
    expect(profilesNamed(profiles, 'zebra')).toEqual([]);
  });

  it('stands on the first that takes devices, and stays on the one chosen while it is there', () => {
    expect(bestProfile(profilesNamed(profiles, 's'), null)).toBe('default');
    expect(
      bestProfile(
        [profiles[1], profiles[2]].filter((each) => each !== undefined),
        null,
      ),
    ).toBe('k');
    expect(bestProfile(profiles, 'w' as ProfileId)).toBe('w');
    expect(bestProfile([], 'w' as ProfileId)).toBeNull();
  });

  it('walks with the arrow keys past those that take none, and stops at the ends', () => {
    expect(nextProfile(profiles, null, 1)).toBe('default');
    expect(nextProfile(profiles, null, -1)).toBe('w');
    expect(nextProfile(profiles, 'default' as ProfileId, 1)).toBe('k');
    expect(nextProfile(profiles, 'w' as ProfileId, 1)).toBe('w');
    expect(nextProfile([], null, 1)).toBeNull();
  });
});
