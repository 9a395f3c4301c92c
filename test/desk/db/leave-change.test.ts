import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChangeState } from '#shared/domain/queued-change.ts';
import { bringBackChanges, leaveChange } from '../../../src-main/desk/db/leave-change.ts';
import { applyVerdicts, writeVerdicts } from '../../../src-main/desk/db/tables/change-outcomes.ts';
import { readChange } from '../../../src-main/desk/db/tables/changes.ts';
import { isLeft } from '../../../src-main/desk/db/tables/handover-changes.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../helpers/open-test-db.ts';
import { queueMove } from '../../helpers/queue-move.ts';

let test: TestDb;
const at = '2026-11-22T10:00:00.000Z';
const devices = [1, 2, 3, 4].map((n) => knoxDevice(n, 'p1').deviceId);

beforeEach(async () => {
  test = openTestDb();
  await fillCache(
    test.db,
    [1, 2, 3, 4].map((n) => knoxDevice(n, 'p1')),
    ['p1', 'p2', 'p3'],
  );
});
afterEach(() => test.close());

function change(changeId: string) {
  const found = readChange(test.db, changeId);
  if (!found) throw new Error('there is no such change');
  return found;
}

function say(changeId: string, at_: number, state: ChangeState): void {
  const deviceId = devices[at_];
  if (!deviceId) return;
  const errorCode = state === 'refused' ? 'server_refused' : null;
  writeVerdicts(test.db, [{ deviceId, state, errorCode, errorId: 'E1', seenProfileId: null }]);
  applyVerdicts(test.db, change(changeId), at);
}

const wanted = () =>
  test.db.prepare('SELECT device_id, profile_id, live FROM temp.overlay ORDER BY 1').raw().all() as [
    string,
    string,
    0 | 1,
  ][];

describe('a change that is left to another laptop', () => {
  it('lets what older changes want show again, and comes back over it', () => {
    queueMove(test.db, devices.slice(0, 2), 'p2');
    const newer = queueMove(test.db, devices.slice(0, 2), 'p3') ?? '';
    const before = wanted();
    expect(leaveChange(test.db, change(newer), at)).toBe(2);
    expect(wanted().map(([, profileId]) => profileId)).toEqual(['p2', 'p2']);
    expect(isLeft(test.db, newer)).toBe(true);
    expect(bringBackChanges(test.db, [newer])).toEqual([newer]);
    expect(wanted()).toEqual(before);
    expect(bringBackChanges(test.db, [newer])).toEqual([]);
  });

  it('leaves what is under way or over, and is not left at all when that is everything', () => {
    const changeId = queueMove(test.db, devices, 'p2') ?? '';
    say(changeId, 0, 'done');
    say(changeId, 1, 'unconfirmed');
    say(changeId, 2, 'refused');
    expect(leaveChange(test.db, change(changeId), at)).toBe(2);
    expect(change(changeId)).toMatchObject({ state: 'unconfirmed', errorCode: 'handed_over' });
    say(changeId, 1, 'done');
    bringBackChanges(test.db, [changeId]);
    expect(change(changeId).outcomes).toMatchObject({ done: 2, refused: 1, waiting: 1, undone: 0, skipped: 0 });
    expect(change(changeId)).toMatchObject({ errorCode: 'server_refused', errorId: 'E1' });
    const other = queueMove(test.db, devices.slice(0, 1), 'p3') ?? '';
    say(other, 0, 'unconfirmed');
    expect(leaveChange(test.db, change(other), at)).toBe(0);
    expect(isLeft(test.db, other)).toBe(false);
  });

  it('keeps how all of it stood when it is left in two parts', () => {
    const changeId = queueMove(test.db, devices.slice(0, 2), 'p2') ?? '';
    say(changeId, 0, 'refused');
    say(changeId, 1, 'unconfirmed');
    leaveChange(test.db, change(changeId), at);
    say(changeId, 1, 'refused');
    leaveChange(test.db, change(changeId), at);
    bringBackChanges(test.db, [changeId]);
    expect(change(changeId).outcomes).toMatchObject({ refused: 2 });
  });
});
