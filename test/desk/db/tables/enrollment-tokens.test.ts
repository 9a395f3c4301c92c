import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceEnrollmentTokens } from '../../../../src-main/desk/db/tables/enrollment-tokens.ts';
import { openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(() => {
  test = openTestDb();
});
afterEach(() => test.close());

describe('enrolment tokens', () => {
  it('are kept by their life, and nobody is told when nothing changed', () => {
    const one = { enrollmentTokenId: 't1', profileName: 'Vans', userId: null, issuedAt: null, expiresAt: 'never' };
    expect(replaceEnrollmentTokens(test.db, [one])).toBe(true);
    expect(replaceEnrollmentTokens(test.db, [one])).toBe(false);
    expect(replaceEnrollmentTokens(test.db, [{ ...one, expiresAt: '2027-01-01T00:00:00.000Z' }])).toBe(true);
    const rows = test.db.prepare('SELECT enrollment_token_id, expires_at FROM cache.enrollment_tokens').raw().all();
    expect(rows).toEqual([['t1', '2027-01-01T00:00:00.000Z']]);
    expect(replaceEnrollmentTokens(test.db, [])).toBe(true);
  });
});
