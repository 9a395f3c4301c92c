import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moveCursor, readCursor, resetCursor } from '../../../../src-main/desk/db/tables/sync-cursor.ts';
import { openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(() => {
  test = openTestDb();
});
afterEach(() => test.close());

const beginning = {
  firstSyncDone: false,
  nextPage: 0,
  pageSize: null,
  total: null,
  changedAfter: null,
  registrationsAfter: null,
  sweepWanted: false,
  lastSyncedAt: null,
  lastSweepAt: null,
};

describe('the sync cursor', () => {
  it('begins at the beginning', () => {
    expect(readCursor(test.db)).toEqual(beginning);
  });

  it('moves part by part and is there after a restart', () => {
    moveCursor(test.db, { nextPage: 7, pageSize: 100, total: 2400 });
    moveCursor(test.db, { firstSyncDone: true, sweepWanted: true });
    test = test.reopen();
    const moved = { nextPage: 7, pageSize: 100, total: 2400, firstSyncDone: true, sweepWanted: true };
    expect(readCursor(test.db)).toEqual({ ...beginning, ...moved });
  });

  it('never moves its times backwards, whatever the clock says', () => {
    const later = '2026-11-22T12:00:00.000Z';
    moveCursor(test.db, { lastSyncedAt: later, changedAfter: later, registrationsAfter: later });
    const earlier = '1970-01-01T00:00:00.000Z';
    moveCursor(test.db, { lastSyncedAt: earlier, changedAfter: earlier, registrationsAfter: earlier });
    expect(readCursor(test.db)).toMatchObject({ lastSyncedAt: later, changedAfter: later, registrationsAfter: later });
  });

  it('begins anew for another tenant', () => {
    moveCursor(test.db, { firstSyncDone: true, lastSyncedAt: '2026-11-22T12:00:00.000Z', nextPage: 3 });
    resetCursor(test.db);
    expect(readCursor(test.db)).toEqual(beginning);
  });
});
