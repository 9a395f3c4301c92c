import { describe, expect, it } from 'vitest';
import { readListedProfiles } from '../../../../src-main/desk/db/tables/listed-profiles.ts';
import { addProfile, openTestWorkspace } from '../open-test-workspace.ts';

describe('the list of profiles', () => {
  it('has the Default Profile first, the others by name as people sort', () => {
    const db = openTestWorkspace();
    for (const [id, name] of [
      ['a', 'zebra'],
      ['b', 'Écoles'],
      ['c', 'Depot'],
      ['d', 'eagles'],
    ] as const)
      addProfile(db, id, name);
    expect(readListedProfiles(db).map(({ name }) => name)).toEqual([
      'Samsung KME Default Profile',
      'Depot',
      'eagles',
      'Écoles',
      'zebra',
    ]);
  });

  const cases: [string, (string | null)[], string | null][] = [
    ['none', [], null],
    ['one whose end is not known', [null], null],
    ['several', ['2026-12-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z', null], '2027-01-01T00:00:00.000Z'],
    ['one that never ends', ['2027-01-01T00:00:00.000Z', 'never'], 'never'],
  ];
  for (const [name, ends, expected] of cases) {
    it(`tells the latest end of a profile’s enrolment tokens: ${name}`, () => {
      const db = openTestWorkspace();
      addProfile(db, 'a', 'Couriers');
      addProfile(db, 'b', 'Kiosks');
      const insert = db.prepare('INSERT INTO cache.enrollment_tokens VALUES (?, ?, NULL, NULL, ?)');
      ends.forEach((end, n) => void insert.run(`t${n}`, 'Couriers', end));
      insert.run('other', 'Kiosks', '2030-01-01T00:00:00.000Z');
      const couriers = readListedProfiles(db).find((profile) => profile.name === 'Couriers');
      expect(couriers?.enrollmentTokenExpiresAt).toBe(expected);
    });
  }
});
