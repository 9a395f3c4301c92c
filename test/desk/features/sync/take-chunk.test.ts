import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { applyVerdicts, writeVerdicts } from '../../../../src-main/desk/db/tables/change-outcomes.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { moveCursor } from '../../../../src-main/desk/db/tables/sync-cursor.ts';
import { takeChunk } from '../../../../src-main/desk/features/sync/take-chunk.ts';
import { holdDevices } from '../../../helpers/edit-devices.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb, testNow } from '../../../helpers/open-test-db.ts';
import { queueMove } from '../../../helpers/queue-move.ts';

let test: TestDb;
beforeEach(async () => {
  test = openTestDb();
  await fillCache(
    test.db,
    Array.from({ length: 8 }, (_, n) => knoxDevice(n, 'p1')),
    ['p1', 'p2', 'p3'],
  );
});
afterEach(() => test.close());

const at = testNow.toISOString();
const ids = (...numbers: number[]): DeviceId[] => numbers.map((n) => knoxDevice(n, null).deviceId);

function queue(deviceIds: DeviceId[], to: string): string {
  return queueMove(test.db, deviceIds, to) ?? '';
}

function take(changeId: string, from: { after?: string; size?: number } = {}) {
  const change = readChange(test.db, changeId);
  if (!change) throw new Error('no such change');
  return takeChunk(test.db, change, { after: '', size: 500, at, ...from });
}

const states = (changeId: string) =>
  Object.fromEntries(
    test.db
      .prepare(
        "SELECT device_id, state || coalesce(' ' || error_code, '') FROM change_outcomes WHERE change_id = ? ORDER BY 1",
      )
      .raw()
      .all(changeId) as [string, string][],
  );

describe('taking the next devices of a change', () => {
  it('marks them as being sent, as many as fit, one after another', () => {
    const changeId = queue(ids(0, 1, 2, 3, 4), 'p2');
    const first = take(changeId, { size: 3 });
    expect(first).toEqual({ deviceIds: ids(0, 1, 2), looked: 3, last: 'KD000002' });
    const second = take(changeId, { size: 3, after: first.last });
    expect(second.deviceIds).toEqual(ids(3, 4));
    expect(take(changeId, { after: second.last })).toEqual({ deviceIds: [], looked: 0, last: second.last });
    expect(readChange(test.db, changeId)).toMatchObject({ state: 'sending', outcomes: { sending: 5 } });
  });

  it('settles without a request what the server already shows', () => {
    const changeId = queue(ids(0, 1, 2, 3, 4), 'p2');
    test.db.exec("UPDATE cache.devices SET profile_id = 'p2' WHERE device_id = 'KD000000'");
    test.db.exec("UPDATE cache.devices SET profile_id = 'p3' WHERE device_id = 'KD000001'");
    test.db.exec("UPDATE cache.devices SET profile_id = NULL, state = 'pending' WHERE device_id = 'KD000002'");
    test.db.exec("DELETE FROM cache.devices WHERE device_id = 'KD000003'");
    expect(take(changeId).deviceIds).toEqual(ids(4));
    expect(states(changeId)).toEqual({
      KD000000: 'done',
      KD000001: 'conflict changed_on_server',
      KD000002: 'refused device_pending',
      KD000003: 'refused device_not_found',
      KD000004: 'sending',
    });
  });

  it('moves no device on hold into a profile, however the move came to be; out of one it goes', () => {
    const into = queue(ids(0, 1), 'p2');
    const out = queue(ids(2), 'default');
    holdDevices(test.db, ids(0, 2), { reason: 'broken', heldAt: at, heldBy: 'me' });
    expect(take(into).deviceIds).toEqual(ids(1));
    expect(states(into).KD000000).toBe('refused device_on_hold');
    expect(take(out).deviceIds).toEqual(ids(2));
  });

  it('leaves devices waiting that a newer change names, or an older one that is under way or held', () => {
    const older = queue(ids(0, 1, 2), 'p2');
    take(older, { size: 1 });
    const change = readChange(test.db, older);
    const held = { state: 'refused', errorCode: 'device_invalid', errorId: null, seenProfileId: null } as const;
    writeVerdicts(test.db, [{ deviceId: ids(1)[0] as DeviceId, ...held }]);
    if (change) applyVerdicts(test.db, change, at);
    const newer = queue(ids(0, 1, 2, 3), 'p3');
    expect(take(older, { after: 'KD000001' })).toMatchObject({ deviceIds: [], looked: 1 });
    expect(take(newer).deviceIds).toEqual(ids(2, 3));
    expect(states(older)).toMatchObject({
      KD000000: 'sending',
      KD000001: 'refused device_invalid',
      KD000002: 'skipped superseded',
    });
  });

  it('takes no device for gone that a list which would not stand still did not bring', () => {
    const changeId = queue(ids(0, 1), 'p2');
    test.db.exec("DELETE FROM cache.devices WHERE device_id = 'KD000000'");
    moveCursor(test.db, { sweepWanted: true });
    expect(take(changeId).deviceIds).toEqual(ids(1));
    expect(readChange(test.db, changeId)?.outcomes).toMatchObject({ waiting: 1, sending: 1, refused: 0 });
    moveCursor(test.db, { sweepWanted: false });
    take(changeId);
    expect(states(changeId).KD000000).toBe('refused device_not_found');
  });
});
