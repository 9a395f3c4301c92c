import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { ChangeList } from '#shared/domain/queued-change.ts';
import {
  countAttention,
  countChanges,
  countsOf,
  findReversal,
  insertChange,
  noteChangeError,
  notePostponed,
  readChange,
  readChangeWindow,
  readUnfinishedChanges,
  shiftCounts,
} from '../../../../src-main/desk/db/tables/changes.ts';
import { openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(() => {
  test = openTestDb();
});
afterEach(() => test.close());

function insert(changeId: string, devices: number, reverses: string | null = null): number {
  return insertChange(test.db, {
    changeId,
    intent: { kind: 'move', profileId: 'p1' as ProfileId },
    basedOn: null,
    profileName: 'Vans',
    targets: JSON.stringify([['p2', Array.from({ length: devices }, (_, n) => `d${n}`)]]),
    devices,
    reverses,
    createdAt: '2026-11-22T10:00:00.000Z',
    appVersion: '0.1.0',
  });
}

describe('changes', () => {
  it('begin with every device waiting', () => {
    const sequence = insert('c1', 3);
    expect(readChange(test.db, 'c1')).toEqual({
      sequence,
      changeId: 'c1',
      kind: 'move',
      intent: { kind: 'move', profileId: 'p1' },
      basedOn: null,
      profileId: 'p1',
      profileName: 'Vans',
      devices: 3,
      state: 'waiting',
      outcomes: countsOf('waiting', 3),
      attempts: 0,
      notBefore: null,
      errorCode: null,
      errorId: null,
      reverses: null,
      createdAt: '2026-11-22T10:00:00.000Z',
      appVersion: '0.1.0',
    });
    expect(readChange(test.db, 'c2')).toBeNull();
  });

  it('sum up what needs the person before what is over, and forget errors once all is over', () => {
    insert('c1', 3);
    noteChangeError(test.db, 'c1', { code: 'device_not_found', errorId: 'e-1' });
    shiftCounts(test.db, 'c1', [
      { was: 'waiting', becomes: 'done', devices: 2 },
      { was: 'waiting', becomes: 'refused', devices: 1 },
    ]);
    expect(readChange(test.db, 'c1')).toMatchObject({
      state: 'refused',
      errorCode: 'device_not_found',
      errorId: 'e-1',
    });
    shiftCounts(test.db, 'c1', [{ was: 'refused', becomes: 'skipped', devices: 1 }]);
    expect(readChange(test.db, 'c1')).toMatchObject({ state: 'done', errorCode: null, errorId: null });
    expect(readUnfinishedChanges(test.db)).toEqual([]);
  });

  it('are listed newest first, and sent in the order they were made', () => {
    for (const changeId of ['c1', 'c2', 'c3']) insert(changeId, 1);
    const newest = readChangeWindow(test.db, { which: 'all', first: 1, count: 2 });
    expect(newest.map(({ changeId }) => changeId)).toEqual(['c2', 'c1']);
    expect(readUnfinishedChanges(test.db).map(({ changeId }) => changeId)).toEqual(['c1', 'c2', 'c3']);
  });

  it('stand in the list of what needs the person, of what is to be sent, or in both', () => {
    for (const changeId of ['c1', 'c2', 'c3', 'c4']) insert(changeId, 2);
    shiftCounts(test.db, 'c1', [{ was: 'waiting', becomes: 'conflict', devices: 1 }]);
    shiftCounts(test.db, 'c2', [{ was: 'waiting', becomes: 'parked', devices: 2 }]);
    shiftCounts(test.db, 'c3', [{ was: 'waiting', becomes: 'done', devices: 2 }]);
    const listed = (which: ChangeList) =>
      readChangeWindow(test.db, { which, first: 0, count: 9 }).map(({ changeId }) => changeId);
    expect(listed('needs-you')).toEqual(['c2', 'c1']);
    expect(listed('waiting')).toEqual(['c1', 'c4']);
    expect(listed('all')).toEqual(['c4', 'c3', 'c2', 'c1']);
    expect(countChanges(test.db)).toEqual({ 'needs-you': 2, waiting: 2, all: 4 });
  });

  it('are found by an index where there are many of them', () => {
    const plan = (sql: string) =>
      (test.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]).map(({ detail }) => detail).join();
    const held = "(outcomes ->> '$.conflict' > 0 OR outcomes ->> '$.refused' > 0 OR outcomes ->> '$.parked' > 0)";
    expect(plan(`SELECT * FROM main.changes WHERE ${held} ORDER BY sequence DESC`)).toContain('changes_that_need_you');
    expect(plan("SELECT 1 FROM main.changes WHERE reverses = 'c1' AND state <> 'undone'")).toContain(
      'changes_by_reversed',
    );
  });

  it('count devices by what needs attention', () => {
    expect(countAttention(test.db)).toEqual({ waiting: 0, conflicts: 0, refused: 0 });
    insert('c1', 10);
    insert('c2', 4);
    shiftCounts(test.db, 'c1', [
      { was: 'waiting', becomes: 'unconfirmed', devices: 2 },
      { was: 'waiting', becomes: 'conflict', devices: 3 },
      { was: 'waiting', becomes: 'parked', devices: 1 },
    ]);
    shiftCounts(test.db, 'c2', [{ was: 'waiting', becomes: 'undone', devices: 4 }]);
    expect(countAttention(test.db)).toEqual({ waiting: 6, conflicts: 3, refused: 1 });
  });

  it('remember tries and when the next one may come', () => {
    insert('c1', 1);
    notePostponed(test.db, 'c1', 2, '2026-11-22T10:05:00.000Z');
    expect(readChange(test.db, 'c1')).toMatchObject({ attempts: 2, notBefore: '2026-11-22T10:05:00.000Z' });
  });

  it('know the change that takes them back, unless that was taken back itself', () => {
    insert('c1', 1);
    expect(findReversal(test.db, 'c1')).toBeNull();
    insert('c2', 1, 'c1');
    expect(findReversal(test.db, 'c1')?.changeId).toBe('c2');
    shiftCounts(test.db, 'c2', [{ was: 'waiting', becomes: 'undone', devices: 1 }]);
    expect(findReversal(test.db, 'c1')).toBeNull();
  });
});
