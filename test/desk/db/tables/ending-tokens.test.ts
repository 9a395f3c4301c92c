import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import {
  readWarningDays,
  takeEndingTokens,
  writeWarningDays,
} from '../../../../src-main/desk/db/tables/ending-tokens.ts';
import { replaceEnrollmentTokens } from '../../../../src-main/desk/db/tables/enrollment-tokens.ts';
import { writeIntegration } from '../../../../src-main/desk/db/tables/integration.ts';
import { replaceIvantiProfiles } from '../../../../src-main/desk/db/tables/ivanti-profiles.ts';
import { noteFacts } from '../../../../src-main/desk/db/tables/profile-facts.ts';
import { fillCache, openTestDb, type TestDb, testNow } from '../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(async () => {
  test = openTestDb();
  await fillCache(test.db, [], ['dead', 'ended', 'soon', 'later', 'never', 'none']);
});
afterEach(() => test.close());

const inHours = (hours: number) => new Date(testNow.getTime() + hours * 3_600_000).toISOString();

function atIvanti(ends: Record<string, string>): void {
  const tokens = Object.entries(ends).map(([profileName, expiresAt]) => ({
    ...{ enrollmentTokenId: profileName, profileName, userId: null, issuedAt: null, expiresAt },
  }));
  replaceEnrollmentTokens(test.db, tokens);
}
const taken = () => takeEndingTokens(test.db, testNow).map(({ profileName }) => profileName);

describe('tokens to warn of', () => {
  it('are those whose end is near, ahead or past, once for each end', () => {
    const ends = { dead: inHours(-80), ended: inHours(-10), soon: inHours(71), later: inHours(73), never: 'never' };
    atIvanti(ends);
    expect(takeEndingTokens(test.db, testNow)).toEqual([
      { profileName: 'ended', expiresAt: ends.ended },
      { profileName: 'soon', expiresAt: ends.soon },
    ]);
    expect(taken()).toEqual([]);
    atIvanti({ ...ends, soon: inHours(70), later: inHours(72) });
    expect(taken()).toEqual(['soon']);
  });

  it('are those of Self-Maintained profiles too, and none of a profile that goes without', () => {
    const enrollmentToken = {
      ...{ enrollmentTokenId: 't', profileName: 'Handhelds', userId: null, issuedAt: null, expiresAt: inHours(5) },
    };
    const profile = { ivantiProfileId: 'b1', name: 'Handhelds', description: '', selfMaintained: true, devices: 4 };
    replaceIvantiProfiles(test.db, [{ ...profile, userId: null, updatedAt: null, enrollmentToken }]);
    noteFacts(test.db, 'none' as ProfileId, { withoutToken: true, handExpiresAt: inHours(5) });
    expect(taken()).toEqual(['Handhelds']);
  });

  it('depend on the number of days the person has set; 0 means none', () => {
    expect([readWarningDays(test.db), writeWarningDays(test.db, 9)]).toEqual([3, false]);
    writeIntegration(test.db, {
      ...{ name: 'x', description: '', region: 'eu', baseUrl: '', accessTokenUrl: '', customerId: '' },
      ...{ scheme: 'kca', ivanti: null, connectedAt: '' },
    });
    expect([writeWarningDays(test.db, 0), readWarningDays(test.db)]).toEqual([true, 0]);
    atIvanti({ ended: inHours(0), soon: inHours(1) });
    expect(taken()).toEqual([]);
    writeWarningDays(test.db, 90);
    expect(taken()).toEqual(['ended', 'soon']);
  });
});
