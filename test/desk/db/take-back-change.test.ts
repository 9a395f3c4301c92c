import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { readActivity } from '../../../src-main/desk/db/tables/activity.ts';
import { readChange } from '../../../src-main/desk/db/tables/changes.ts';
import { takeBackChange } from '../../../src-main/desk/db/take-back-change.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../helpers/open-test-db.ts';
import { queueMove } from '../../helpers/queue-move.ts';

let test: TestDb;
beforeEach(async () => {
  test = openTestDb();
  await fillCache(
    test.db,
    [1, 2, 3].map((n) => knoxDevice(n, 'p1')),
    ['p1', 'p2'],
  );
});
afterEach(() => test.close());

const taking = { action: 'changes.undo', actor: 'tester', at: '2026-11-22T10:00:00.000Z' } as const;
const devices = [1, 2, 3].map((n) => knoxDevice(n, 'p1').deviceId);

describe('taking a change back', () => {
  it('ends what waits, once, and notes who did it', () => {
    const changeId = queueMove(test.db, devices, 'p2' as ProfileId) ?? '';
    const change = readChange(test.db, changeId);
    if (!change) throw new Error('nothing was queued');
    expect(takeBackChange(test.db, change, taking)).toBe(3);
    expect(readChange(test.db, changeId)).toMatchObject({ state: 'undone', outcomes: { undone: 3 } });
    expect(readActivity(test.db, 1)[0]).toMatchObject({ action: 'changes.undo', actor: 'tester', changeId });
    expect(takeBackChange(test.db, change, taking)).toBe(0);
    expect(readActivity(test.db, 9)).toHaveLength(2);
  });

  it('leaves what was sent as it is', () => {
    const changeId = queueMove(test.db, devices, 'p2' as ProfileId) ?? '';
    test.db.prepare("UPDATE temp.overlay SET state = 'unconfirmed' WHERE device_id = ?").run(devices[0]);
    const change = readChange(test.db, changeId);
    expect(change && takeBackChange(test.db, change, taking)).toBe(2);
  });
});
