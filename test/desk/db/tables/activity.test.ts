import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type ActivityEntry,
  appendActivity,
  hashEntry,
  readActivity,
} from '../../../../src-main/desk/db/tables/activity.ts';
import { openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(() => {
  test = openTestDb();
  for (const [n, action] of ['devices.move', 'changes.undo', 'changes.sent'].entries()) {
    const at = `2026-11-22T10:00:0${n}.000Z`;
    appendActivity(test.db, { at, actor: 'depot', action, changeId: n === 0 ? null : 'c1', facts: { n } });
  }
});
afterEach(() => test.close());

/** Entries whose hash or whose link to the entry before is wrong. */
function broken(entries: ActivityEntry[]): number[] {
  const inOrder = [...entries].reverse();
  return inOrder
    .filter((one, n) => one.hash !== hashEntry(one) || one.previousHash !== (inOrder[n - 1]?.hash ?? ''))
    .map(({ entry }) => entry);
}

describe('the activity log', () => {
  it('gives the newest entries first', () => {
    expect(readActivity(test.db, 2).map(({ entry, action }) => [entry, action])).toEqual([
      [3, 'changes.sent'],
      [2, 'changes.undo'],
    ]);
  });

  it('binds each entry to the one before by its hash', () => {
    const entries = readActivity(test.db, 10);
    expect(broken(entries)).toEqual([]);
    expect(entries.at(-1)?.previousHash).toBe('');
    expect(new Set(entries.map(({ hash }) => hash)).size).toBe(3);
  });

  it('shows an entry that was altered, and one that was taken out', () => {
    test.db.exec(`UPDATE activity SET facts = '{"n":7}' WHERE entry = 2`);
    expect(broken(readActivity(test.db, 10))).toEqual([2]);
    test.db.exec('DELETE FROM activity WHERE entry = 2');
    expect(broken(readActivity(test.db, 10))).toEqual([3]);
  });
});
