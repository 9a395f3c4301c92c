import { describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE_ID } from '#shared/domain/profile.ts';
import {
  findInTable,
  nextSort,
  type ProfileSort,
  profileColumns,
  profileSortSchema,
  sortProfiles,
  usualSort,
} from '../../../../src-renderer/features/profiles/profile-table.ts';
import { blankProfile } from '../../../helpers/blank-profile.ts';

const user = (name: string) => ({ userId: name, name, email: `${name}@x.example` });
const profiles = [
  blankProfile('b', { name: 'zebra', devices: 20, updatedAt: '2026-01-02T00:00:00.000Z', associatedUser: user('Ann') }),
  blankProfile(DEFAULT_PROFILE_ID, { name: 'Samsung KME Default Profile', type: 'default', devices: 7 }),
  blankProfile('c', { name: 'Écoles', devices: 3, description: 'Paris', associatedUser: user('Zoé') }),
  blankProfile('d', {
    ...{ name: 'eagles 10', devices: 100, updatedAt: '2026-01-03T00:00:00.000Z' },
    sync: { state: 'conflict', changeId: 'x', errorCode: null },
  }),
  blankProfile('e', { name: 'eagles 9', type: 'self-maintained' }),
];
const order = (sort: ProfileSort) => sortProfiles(profiles, sort, 'en').map(({ profileId }) => profileId);

describe('the columns of the profiles table (behaviours 61 to 67)', () => {
  it('stand in the order of the document, with Sync Status before the actions', () => {
    expect(profileColumns).toEqual(['name', 'description', 'updatedAt', 'type', 'devices', 'user', 'sync']);
  });
});

describe('the order of the profiles', () => {
  it('has the Default Profile first whatever the sort, in either direction (behaviour 25)', () => {
    for (const column of profileColumns) {
      for (const direction of ['asc', 'desc'] as const) {
        expect(order({ column, direction })[0]).toBe(DEFAULT_PROFILE_ID);
      }
    }
  });

  it('is by name at first, as people sort: accents and case aside, numbers by size', () => {
    expect(order(usualSort)).toEqual([DEFAULT_PROFILE_ID, 'e', 'd', 'c', 'b']);
    expect(order({ column: 'name', direction: 'desc' })).toEqual([DEFAULT_PROFILE_ID, 'b', 'c', 'd', 'e']);
  });

  it('counts devices as numbers', () => {
    expect(order({ column: 'devices', direction: 'desc' })).toEqual([DEFAULT_PROFILE_ID, 'd', 'b', 'c', 'e']);
  });

  it('puts what has nothing in the column last, in either direction', () => {
    expect(order({ column: 'updatedAt', direction: 'asc' })).toEqual([DEFAULT_PROFILE_ID, 'b', 'd', 'e', 'c']);
    expect(order({ column: 'updatedAt', direction: 'desc' })).toEqual([DEFAULT_PROFILE_ID, 'd', 'b', 'e', 'c']);
    expect(order({ column: 'user', direction: 'desc' }).slice(0, 3)).toEqual([DEFAULT_PROFILE_ID, 'c', 'b']);
  });

  it('puts what needs somebody first by Sync Status', () => {
    expect(order({ column: 'sync', direction: 'asc' })[1]).toBe('d');
  });

  it('turns round with a second click, and begins ascending on another column', () => {
    const once = nextSort(usualSort, 'devices');
    expect(once).toEqual({ column: 'devices', direction: 'asc' });
    expect(nextSort(once, 'devices')).toEqual({ column: 'devices', direction: 'desc' });
    expect(nextSort(nextSort(once, 'devices'), 'devices')).toEqual(once);
  });

  it('is remembered only as far as it makes sense', () => {
    expect(profileSortSchema.safeParse({ column: 'colour', direction: 'asc' }).success).toBe(false);
    expect(profileSortSchema.safeParse(usualSort).success).toBe(true);
  });
});

describe('finding in the table', () => {
  const found = (text: string) => findInTable(profiles, text).map(({ profileId }) => profileId);

  it('looks at name, description and user, accents and case aside, for every word', () => {
    expect(found('ecole')).toEqual(['c']);
    expect(found('PARIS')).toEqual(['c']);
    expect(found('zoe')).toEqual(['c']);
    expect(found('eagles 9')).toEqual(['e']);
    expect(found('eagles nobody')).toEqual([]);
  });

  it('finds all of them by nothing', () => {
    expect(found('  ')).toHaveLength(profiles.length);
  });
});
