import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import {
  forgetFacts,
  noFacts,
  noteFacts,
  readAllFacts,
  readFacts,
} from '../../../../src-main/desk/db/tables/profile-facts.ts';
import { openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(() => {
  test = openTestDb();
});
afterEach(() => test.close());

const p1 = 'p1' as ProfileId;

describe('what only we know of a profile', () => {
  it('is nothing at first, and each fact stays when another is noted', () => {
    expect(readFacts(test.db, p1)).toEqual(noFacts);
    noteFacts(test.db, p1, { singleDevice: true });
    noteFacts(test.db, p1, { handExpiresAt: 'never', handUser: null });
    expect(readFacts(test.db, p1)).toEqual({ ...noFacts, singleDevice: true, handExpiresAt: 'never' });
    expect([...readAllFacts(test.db).keys()]).toEqual(['p1']);
  });

  it('survives a restart and goes with the profile', () => {
    noteFacts(test.db, p1, { withoutToken: true });
    test = test.reopen();
    expect(readFacts(test.db, p1).withoutToken).toBe(true);
    forgetFacts(test.db, p1);
    expect(readFacts(test.db, p1)).toEqual(noFacts);
  });
});
