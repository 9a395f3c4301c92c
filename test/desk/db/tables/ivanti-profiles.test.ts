import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  findIvantiProfile,
  type IvantiProfileRow,
  readAssociatedUsers,
  replaceIvantiProfiles,
} from '../../../../src-main/desk/db/tables/ivanti-profiles.ts';
import { replaceUsers } from '../../../../src-main/desk/db/tables/users.ts';
import { openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(() => {
  test = openTestDb();
});
afterEach(() => test.close());

const profile = (id: string, name: string, changes: Partial<IvantiProfileRow> = {}): IvantiProfileRow => ({
  ...{ ivantiProfileId: id, name, description: '', selfMaintained: false, userId: null, devices: 0 },
  ...{ updatedAt: null, enrollmentToken: null, ...changes },
});
const names = (table: string) => test.db.prepare(`SELECT count(*) FROM cache.${table}`).pluck().get();

describe('Ivanti’s profiles', () => {
  it('are what the server lists, and nobody is told when nothing changed', () => {
    const token = { enrollmentTokenId: 't1', profileName: 'Vans', userId: null, issuedAt: null, expiresAt: 'never' };
    const list = [profile('b1', 'Vans', { enrollmentToken: token }), profile('b2', 'Shops', { devices: 4 })];
    expect(replaceIvantiProfiles(test.db, list)).toBe(true);
    expect(replaceIvantiProfiles(test.db, [...list].reverse())).toBe(false);
    expect(findIvantiProfile(test.db, 'Shops')).toEqual({
      ...{ ivantiProfileId: 'b2', userId: null, devices: 4, selfMaintained: false },
    });
    expect(names('enrollment_tokens')).toBe(1);
    expect(replaceIvantiProfiles(test.db, [profile('b2', 'Shops')])).toBe(true);
    expect(findIvantiProfile(test.db, 'Vans')).toBeNull();
    expect(names('enrollment_tokens')).toBe(0);
  });

  it('are profiles of their own when they are Self-Maintained, which Samsung does not know', () => {
    replaceIvantiProfiles(test.db, [profile('b1', 'Vans'), profile('b2', 'By hand', { selfMaintained: true })]);
    const listed = test.db.prepare('SELECT profile_id, type FROM cache.profiles').all();
    expect(listed).toEqual([{ profile_id: 'b2', type: 'self-maintained' }]);
    replaceIvantiProfiles(test.db, []);
    expect(names('profiles')).toBe(0);
  });

  it('name the user their devices register to', () => {
    replaceUsers(test.db, [{ userId: 'u1', name: 'Ann', email: 'ann@x.example' }]);
    replaceIvantiProfiles(test.db, [profile('b1', 'Vans', { userId: 'u1' }), profile('b2', 'Shops', { userId: 'u9' })]);
    expect(readAssociatedUsers(test.db)).toEqual(
      new Map([
        ['Vans', { userId: 'u1', name: 'Ann', email: 'ann@x.example' }],
        ['Shops', { userId: 'u9', name: 'u9', email: '' }],
      ]),
    );
  });
});
