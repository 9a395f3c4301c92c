import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE_ID } from '#shared/domain/profile.ts';
import { applyVerdicts, writeVerdicts } from '../../../src-main/desk/db/tables/change-outcomes.ts';
import { readChange } from '../../../src-main/desk/db/tables/changes.ts';
import { takeBackWaiting } from '../../../src-main/desk/db/take-back-waiting.ts';
import { deviceAt, fillUploads, queueApproval } from '../../helpers/fill-uploads.ts';
import { openTestDb, type TestDb, testNow } from '../../helpers/open-test-db.ts';
import { queueMove } from '../../helpers/queue-move.ts';

let test: TestDb;
beforeEach(async () => {
  test = openTestDb();
  await fillUploads(test.db, { U1: ['pending', 'pending', 'assigned', 'assigned'] });
});
afterEach(() => test.close());

const at = testNow.toISOString();
const outcomes = (changeId: string | null) => readChange(test.db, changeId ?? '')?.outcomes;

describe('taking back what waits for devices', () => {
  it('takes them out of approvals and moves; the others of the change still wait', () => {
    const approval = queueApproval(test.db, 'U1');
    const move = queueMove(test.db, [deviceAt(1), deviceAt(3), deviceAt(4)], 'p2');
    expect(takeBackWaiting(test.db, [deviceAt(1), deviceAt(3)], at)).toBe(3);
    expect(outcomes(approval)).toMatchObject({ waiting: 1, undone: 1 });
    expect(outcomes(move)).toMatchObject({ waiting: 1, undone: 2 });
    const left = test.db.prepare('SELECT device_id FROM temp.unfinished ORDER BY device_id').pluck().all();
    expect(left).toEqual([deviceAt(2), deviceAt(4)]);
  });

  it('leaves alone what takes a device out of its profile', () => {
    const unassign = queueMove(test.db, [deviceAt(3)], DEFAULT_PROFILE_ID);
    expect(takeBackWaiting(test.db, [deviceAt(3)], at)).toBe(0);
    expect(outcomes(unassign)).toMatchObject({ waiting: 1 });
  });

  it('leaves alone what is under way', () => {
    const move = queueMove(test.db, [deviceAt(3)], 'p2');
    const change = readChange(test.db, move ?? '');
    if (!change) throw new Error('no such change');
    writeVerdicts(test.db, [
      { deviceId: deviceAt(3), state: 'sending', errorCode: null, errorId: null, seenProfileId: null },
    ]);
    applyVerdicts(test.db, change, at);
    expect(takeBackWaiting(test.db, [deviceAt(3)], at)).toBe(0);
    expect(outcomes(move)).toMatchObject({ sending: 1 });
  });
});
