import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceUsers } from '../../../../src-main/desk/db/tables/users.ts';
import { openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(() => {
  test = openTestDb();
});
afterEach(() => test.close());

describe('users', () => {
  it('are what Ivanti lists, and nobody is told when nothing changed', () => {
    const anna = { userId: 'u1', name: 'Anna', email: 'anna@depot.example' };
    const bob = { userId: 'u2', name: 'Bob', email: 'bob@depot.example' };
    expect(replaceUsers(test.db, [anna, bob])).toBe(true);
    expect(replaceUsers(test.db, [bob, anna])).toBe(false);
    expect(replaceUsers(test.db, [{ ...bob, name: 'Robert' }])).toBe(true);
    expect(test.db.prepare('SELECT user_id, name FROM cache.users').raw().all()).toEqual([['u2', 'Robert']]);
  });
});
