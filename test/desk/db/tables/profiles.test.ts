import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE_ID, DEFAULT_PROFILE_NAME, type ProfileId } from '#shared/domain/profile.ts';
import { findProfile, replaceKnoxProfiles } from '../../../../src-main/desk/db/tables/profiles.ts';
import { knoxProfile, openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(() => {
  test = openTestDb();
});
afterEach(() => test.close());

const profile = (id: string, name: string) => knoxProfile(id, { name });

describe('profiles', () => {
  it('are what the server lists, and nobody is told when nothing changed', () => {
    expect(replaceKnoxProfiles(test.db, [profile('1', 'Vans'), profile('2', 'Shops')])).toBe(true);
    expect(replaceKnoxProfiles(test.db, [profile('2', 'Shops'), profile('1', 'Vans')])).toBe(false);
    expect(replaceKnoxProfiles(test.db, [profile('2', 'Shops of Lyon')])).toBe(true);
    expect(findProfile(test.db, '1' as ProfileId)).toBeNull();
    expect(findProfile(test.db, '2' as ProfileId)).toEqual({
      profileId: '2',
      name: 'Shops of Lyon',
      type: 'samsung-kme',
    });
  });

  it('leave self-maintained ones alone, which the server does not know', () => {
    test.db.exec(
      "INSERT INTO cache.profiles (profile_id, name, description, type) VALUES ('s1', 'By hand', '', 'self-maintained')",
    );
    replaceKnoxProfiles(test.db, []);
    expect(findProfile(test.db, 's1' as ProfileId)?.type).toBe('self-maintained');
  });

  it('have the Default Profile among them without a row', () => {
    const expected = { profileId: DEFAULT_PROFILE_ID, name: DEFAULT_PROFILE_NAME, type: 'default' };
    expect(findProfile(test.db, DEFAULT_PROFILE_ID)).toEqual(expected);
  });
});
