import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProfileId, ProfileSummary } from '#shared/domain/profile.ts';
import { replaceEnrollmentTokens } from '../../../../src-main/desk/db/tables/enrollment-tokens.ts';
import { noFacts, noteFacts } from '../../../../src-main/desk/db/tables/profile-facts.ts';
import { isKeptCurrent, readTokenRow } from '../../../../src-main/desk/db/tables/token-rows.ts';
import { blankProfile } from '../../../helpers/blank-profile.ts';
import { fillCache, openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(async () => {
  test = openTestDb();
  await fillCache(test.db, [], ['Vans']);
});
afterEach(() => test.close());

const vans = 'Vans' as ProfileId;
const token = {
  ...{ enrollmentTokenId: 't', profileName: 'Vans', userId: null, issuedAt: '2026-11-01T00:00:00.000Z' },
  expiresAt: '2026-12-01T00:00:00.000Z',
};
const row = (changes: Partial<ProfileSummary> = {}) => readTokenRow(test.db, blankProfile('Vans', changes));

describe('the token of a profile', () => {
  it('is Ivanti’s before one kept by hand', () => {
    noteFacts(test.db, vans, { handIssuedAt: '2026-10-01T00:00:00.000Z', handExpiresAt: 'never' });
    expect(row()).toMatchObject({ keeper: 'hand', issuedAt: '2026-10-01T00:00:00.000Z' });
    replaceEnrollmentTokens(test.db, [token]);
    expect(row({ enrollmentTokenExpiresAt: token.expiresAt })).toMatchObject({
      ...{ keeper: 'ivanti', issuedAt: token.issuedAt, expiresAt: token.expiresAt, changeId: null, changeState: null },
    });
  });

  it('was issued when Ivanti says so, whenever its value was last asked for here', () => {
    noteFacts(test.db, vans, { tokenChangedAt: '2026-10-15T00:00:00.000Z' });
    replaceEnrollmentTokens(test.db, [token]);
    expect(row()?.issuedAt).toBe(token.issuedAt);
    replaceEnrollmentTokens(test.db, [{ ...token, issuedAt: null }]);
    expect(row()?.issuedAt).toBe('2026-10-15T00:00:00.000Z');
  });

  it('is missing where a profile takes none, and where one that waits to be made has none yet', () => {
    expect(row({ withoutToken: true })).toBeNull();
    expect(row({ type: 'default' })).toBeNull();
    expect(row({ fate: 'arrives' })).toBeNull();
    expect(row()).toMatchObject({ keeper: 'hand', issuedAt: null, expiresAt: null });
  });

  it('strands the devices that have still to register: by Ivanti’s count, else by Samsung’s', () => {
    expect(row({ devices: 10, provisioned: 4 })?.pendingDevices).toBe(6);
    expect(row({ devices: 10, provisioned: 4, registered: 1 })?.pendingDevices).toBe(9);
    expect(row({ devices: 10, provisioned: 12 })?.pendingDevices).toBe(0);
  });
});

describe('the value that is kept', () => {
  it('is out of date once Ivanti has issued another', () => {
    const facts = { ...noFacts, tokenChangedAt: token.issuedAt };
    expect(isKeptCurrent(token, facts)).toBe(true);
    expect(isKeptCurrent({ ...token, issuedAt: '2026-11-02T00:00:00.000Z' }, facts)).toBe(false);
    expect(isKeptCurrent(token, noFacts)).toBe(false);
  });

  it('is believed where nobody can tell', () => {
    expect([isKeptCurrent(null, noFacts), isKeptCurrent({ ...token, issuedAt: null }, noFacts)]).toEqual([true, true]);
  });
});
