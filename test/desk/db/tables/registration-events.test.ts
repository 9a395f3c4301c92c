import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteLostRegistrations, noteRegistrations } from '../../../../src-main/desk/db/tables/registration-events.ts';
import {
  deleteUnseenRegistrations,
  markRegistrationsSeen,
  type Registration,
  startRegistrationSweep,
  upsertRegistrations,
} from '../../../../src-main/desk/db/tables/registrations.ts';
import { moveCursor } from '../../../../src-main/desk/db/tables/sync-cursor.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

let test: TestDb;
const at = '2026-11-22T11:00:00.000Z';
beforeEach(async () => {
  test = openTestDb();
  await fillCache(test.db, [knoxDevice(1, 'p1'), knoxDevice(2, 'p1')], ['p1']);
});
afterEach(() => test.close());

const of = (n: number, state: 'registered' | 'pending'): Registration => {
  const { serial, imei, imei2 } = knoxDevice(n, null);
  return { serial, imei, imei2, state };
};
const hear = (...rows: Registration[]) => {
  const noted = noteRegistrations(test.db, rows, at);
  upsertRegistrations(test.db, rows);
  return noted;
};
const events = () =>
  test.db
    .prepare('SELECT device_id, what, author, from_state, to_state FROM main.device_events ORDER BY event')
    .raw()
    .all();

describe('registrations', () => {
  it('are noted when they become others, and not by the first reading of them', () => {
    expect(hear(of(1, 'pending'))).toBe(0);
    moveCursor(test.db, { registrationsAfter: at });
    expect(hear(of(1, 'pending'))).toBe(0);
    expect(hear(of(1, 'registered'), of(2, 'pending'))).toBe(2);
    expect(events()).toEqual([
      [knoxDevice(1, null).deviceId, 'registration', 'ivanti', 'pending', 'registered'],
      [knoxDevice(2, null).deviceId, 'registration', 'ivanti', null, 'pending'],
    ]);
    expect(hear(of(1, 'registered'), of(2, 'pending'))).toBe(0);
  });

  it('are noted when Ivanti no longer has them, once for a device with several identifiers', () => {
    hear(of(1, 'registered'), of(2, 'registered'));
    moveCursor(test.db, { registrationsAfter: at });
    startRegistrationSweep(test.db);
    markRegistrationsSeen(test.db, [of(2, 'registered')]);
    expect(noteLostRegistrations(test.db, at)).toBe(1);
    deleteUnseenRegistrations(test.db);
    expect(events()).toEqual([[knoxDevice(1, null).deviceId, 'registration', 'ivanti', 'registered', null]]);
  });
});
