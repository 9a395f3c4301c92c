import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_NAME } from '#shared/domain/profile.ts';
import type { ChangeState } from '#shared/domain/queued-change.ts';
import { readTargets, readTargetWindow } from '../../../../src-main/desk/db/tables/change-targets.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';
import { queueMove } from '../../../helpers/queue-move.ts';
import { sayOutcome } from '../../../helpers/say-outcome.ts';

let test: TestDb;
beforeEach(async () => {
  test = openTestDb();
  const devices = [knoxDevice(0, null, 'unassigned'), knoxDevice(1, 'p1'), knoxDevice(2, 'p1'), knoxDevice(3, 'p3')];
  await fillCache(test.db, devices, ['p1', 'p2', 'p3']);
});
afterEach(() => test.close());

const all = [0, 1, 2, 3].map((n) => knoxDevice(n, null).deviceId);

function queue(deviceIds: DeviceId[], to: string): string {
  return queueMove(test.db, deviceIds, to) ?? '';
}

function say(changeId: string, deviceIds: (DeviceId | undefined)[], state: ChangeState, seen: string | null): void {
  sayOutcome(test.db, changeId, deviceIds, { state, seen });
}

describe('the devices of a change', () => {
  it('are kept by the profile they were based on', () => {
    const sequence = readChange(test.db, queue(all.slice(1, 3), 'p3'))?.sequence ?? 0;
    expect(readTargets(test.db, sequence)).toBe(JSON.stringify([['p1', all.slice(1, 3)]]));
    expect(readTargets(test.db, 99)).toBe('[]');
  });

  it('say what they were, are, and how they stand; those that need the person first', () => {
    const changeId = queue(all, 'p2');
    say(changeId, [all[2]], 'conflict', 'p3');
    const rows = readTargetWindow(test.db, { changeId, first: 0, count: 10 });
    expect(rows.map((row) => [row.deviceId, row.baseProfileName, row.seenProfileName, row.state])).toEqual([
      ['KD000002', 'p1', 'p3', 'conflict'],
      ['KD000000', DEFAULT_PROFILE_NAME, DEFAULT_PROFILE_NAME, 'waiting'],
      ['KD000001', 'p1', 'p1', 'waiting'],
      ['KD000003', 'p3', 'p3', 'waiting'],
    ]);
    expect(rows[0]?.label).toBe(knoxDevice(2, null).imei);
  });

  it('come in windows that fit together, across the held ones', () => {
    const changeId = queue(all, 'p2');
    say(changeId, [all[1], all[3]], 'refused', null);
    const whole = readTargetWindow(test.db, { changeId, first: 0, count: 10 });
    const parts = [0, 1, 2, 3].flatMap((first) => readTargetWindow(test.db, { changeId, first, count: 1 }));
    expect(parts).toEqual(whole);
    expect(readTargetWindow(test.db, { changeId, first: 1, count: 2 })).toEqual(whole.slice(1, 3));
    expect(readTargetWindow(test.db, { changeId, first: 4, count: 2 })).toEqual([]);
  });

  it('are shown by their id when the server no longer has them', () => {
    const changeId = queue([all[1] as DeviceId], 'p2');
    test.db.exec("DELETE FROM cache.devices WHERE device_id = 'KD000001'");
    const [row] = readTargetWindow(test.db, { changeId, first: 0, count: 1 });
    expect(row).toMatchObject({ label: 'KD000001', baseProfileName: 'p1', seenProfileName: null });
  });
});
