import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { ChangeState } from '#shared/domain/queued-change.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { revisionOf } from '../../../../src-main/desk/db/revisions.ts';
import { applyVerdicts, clearVerdicts, writeVerdicts } from '../../../../src-main/desk/db/tables/change-outcomes.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb, testNow } from '../../../helpers/open-test-db.ts';
import { queueMove } from '../../../helpers/queue-move.ts';

let test: TestDb;
beforeEach(async () => {
  test = openTestDb();
  await fillCache(
    test.db,
    Array.from({ length: 6 }, (_, n) => knoxDevice(n, 'p1')),
    ['p1', 'p2', 'p3'],
  );
});
afterEach(() => test.close());

const ids = (...numbers: number[]) => numbers.map((n) => knoxDevice(n, null).deviceId);

function queue(deviceIds: DeviceId[], to: string, reverses: string | null = null): string {
  return queueMove(test.db, deviceIds, to, reverses) ?? '';
}

type Beside = { seen?: string; code?: ErrorCode };

function say(changeId: string, deviceIds: DeviceId[], state: ChangeState, { seen, code }: Beside = {}) {
  const change = readChange(test.db, changeId);
  if (!change) throw new Error('no such change');
  const seenProfileId = (seen ?? null) as ProfileId | null;
  const errorId = code === undefined ? null : 'e-77';
  const errorCode = code ?? null;
  writeVerdicts(
    test.db,
    deviceIds.map((deviceId) => ({ deviceId, state, errorCode, errorId, seenProfileId })),
  );
  return applyVerdicts(test.db, change, testNow.toISOString());
}

const outcome = (changeId: string, deviceId: DeviceId | undefined) =>
  test.db
    .prepare(
      'SELECT state, error_code AS code, seen_profile_id AS seen FROM change_outcomes WHERE change_id = ? AND device_id = ?',
    )
    .get(changeId, deviceId);
const baseOf = (changeId: string, deviceId: DeviceId | undefined) =>
  test.db
    .prepare('SELECT base_profile_id FROM temp.unfinished WHERE change_id = ? AND device_id = ?')
    .pluck()
    .get(changeId, deviceId);

describe('outcomes', () => {
  it('step from state to state in ledger, counts and overlay at once', () => {
    const changeId = queue(ids(0, 1, 2), 'p2');
    expect(say(changeId, ids(0, 1), 'sending', { seen: 'p1' })).toEqual([
      { was: 'waiting', becomes: 'sending', devices: 2 },
    ]);
    expect(readChange(test.db, changeId)).toMatchObject({ state: 'sending', outcomes: { waiting: 1, sending: 2 } });
    say(changeId, ids(0), 'refused', { code: 'device_not_found' });
    expect(outcome(changeId, ids(0)[0])).toEqual({ state: 'refused', code: 'device_not_found', seen: 'p1' });
    expect(readChange(test.db, changeId)).toMatchObject({ errorCode: 'device_not_found', errorId: 'e-77' });
    expect(test.db.prepare('SELECT device_id, live FROM temp.overlay').raw().all()).toEqual([
      ['KD000000', 0],
      ['KD000001', 1],
      ['KD000002', 1],
    ]);
  });

  it('leave devices alone that are over or that the change does not name', () => {
    const changeId = queue(ids(0), 'p2');
    say(changeId, ids(0), 'done');
    expect(say(changeId, ids(0, 4), 'waiting')).toEqual([]);
    expect(readChange(test.db, changeId)).toMatchObject({ state: 'done', outcomes: { done: 1, waiting: 0 } });
  });

  it('say that lists must be built again only when what they show changes', () => {
    const changeId = queue(ids(0), 'p2');
    const before = revisionOf(test.db, 'overlay');
    say(changeId, ids(0), 'sending');
    expect(revisionOf(test.db, 'overlay')).toBe(before);
    say(changeId, ids(0), 'done');
    expect(revisionOf(test.db, 'overlay')).toBe(before + 1);
  });

  it('take older waiting changes to a device with them once the newer one goes', () => {
    const older = queue(ids(0, 1), 'p2');
    const newer = queue(ids(1), 'p3');
    say(newer, ids(1), 'sending');
    expect(outcome(older, ids(1)[0])).toEqual({ state: 'skipped', code: 'superseded', seen: null });
    expect(readChange(test.db, older)).toMatchObject({ state: 'waiting', outcomes: { waiting: 1, skipped: 1 } });
  });

  it('leave the older change waiting when the newer one is taken back', () => {
    const older = queue(ids(1), 'p2');
    const newer = queue(ids(1), 'p3');
    say(newer, ids(1), 'undone');
    expect(readChange(test.db, older)).toMatchObject({ state: 'waiting', outcomes: { waiting: 1 } });
  });

  it('make what is done the base of newer changes', () => {
    const older = queue(ids(1), 'p2');
    say(older, ids(1), 'sending', { seen: 'p1' });
    const newer = queue(ids(1), 'p3');
    expect(baseOf(newer, ids(1)[0])).toBe('p1');
    say(older, ids(1), 'done');
    expect(baseOf(newer, ids(1)[0])).toBe('p2');
    expect(outcome(newer, ids(1)[0])).toEqual({ state: 'waiting', code: null, seen: 'p2' });
  });

  it('end what is held of a change once its reversal goes, and only then', () => {
    const refused = queue(ids(1, 2), 'p2');
    say(refused, ids(1), 'refused', { code: 'device_invalid' });
    const reversal = queue(ids(1), 'p3', refused);
    say(reversal, ids(1), 'done');
    expect(outcome(refused, ids(1)[0])).toMatchObject({ state: 'skipped', code: 'superseded' });
    say(refused, ids(2), 'refused', { code: 'device_invalid' });
    const other = queue(ids(2), 'p3');
    say(other, ids(2), 'done');
    expect(outcome(refused, ids(2)[0])).toMatchObject({ state: 'refused' });
  });

  it('do nothing without verdicts', () => {
    const changeId = queue(ids(0), 'p2');
    const change = readChange(test.db, changeId);
    clearVerdicts(test.db);
    expect(change && applyVerdicts(test.db, change, testNow.toISOString())).toEqual([]);
  });
});
