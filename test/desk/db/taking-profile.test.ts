import { expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { needTakingProfile, whyTakesNone } from '../../../src-main/desk/db/taking-profile.ts';
import { openRulesDesk } from '../../helpers/rule-actions.ts';

it('a profile takes devices or says why not', async () => {
  const { db } = await openRulesDesk();
  expect(whyTakesNone(db, 'p1' as ProfileId)).toBeNull();
  expect(whyTakesNone(db, 'nobody' as ProfileId)).toBe('profile_not_found');
});

it('a profile that takes none is refused', async () => {
  const { db } = await openRulesDesk();
  const nobody = () => needTakingProfile(db, 'nobody' as ProfileId);
  expect(nobody).toThrow(expect.objectContaining({ code: 'profile_not_found' }));
  expect(needTakingProfile(db, 'p1' as ProfileId).profileId).toBe('p1');
});
