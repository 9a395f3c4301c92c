import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  deleteUnseenRegistrations,
  markRegistrationsSeen,
  startRegistrationSweep,
  upsertRegistrations,
} from '../../../../src-main/desk/db/tables/registrations.ts';
import { openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(() => {
  test = openTestDb();
});
afterEach(() => test.close());

const first = { serial: 'R1', imei: '350000000000001', imei2: null, state: 'pending' } as const;
const second = { serial: null, imei: '350000000000002', imei2: '350000000000003', state: 'registered' } as const;
const rows = () => test.db.prepare('SELECT identifier, state FROM cache.registrations ORDER BY 1').raw().all();

describe('registrations', () => {
  it('lie under every identifier Ivanti names, and tell whether anything changed', () => {
    expect(upsertRegistrations(test.db, [first, second])).toBe(true);
    expect(upsertRegistrations(test.db, [first, second])).toBe(false);
    expect(upsertRegistrations(test.db, [{ ...first, state: 'registered' }])).toBe(true);
    expect(rows()).toEqual([
      ['350000000000001', 'registered'],
      ['350000000000002', 'registered'],
      ['350000000000003', 'registered'],
      ['R1', 'registered'],
    ]);
  });

  it('that a full reading has not come upon are taken out', () => {
    upsertRegistrations(test.db, [first, second]);
    startRegistrationSweep(test.db);
    markRegistrationsSeen(test.db, [first]);
    expect(deleteUnseenRegistrations(test.db)).toBe(true);
    expect(rows()).toEqual([
      ['350000000000001', 'pending'],
      ['R1', 'pending'],
    ]);
    expect(deleteUnseenRegistrations(test.db)).toBe(false);
  });
});
