import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ChangeState } from '#shared/domain/queued-change.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { countStranded, findWaysBack } from '../../../../src-main/desk/db/tables/ways-back.ts';
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

function waysBack(changeId: string, together: string[] = []): [string, string[]][] {
  const change = readChange(test.db, changeId);
  if (!change) throw new Error('no such change');
  return findWaysBack(test.db, change, together).map(({ profileId, deviceIds }) => [
    profileId,
    JSON.parse(deviceIds) as string[],
  ]);
}

function stranded(changeId: string) {
  const change = readChange(test.db, changeId);
  if (!change) throw new Error('no such change');
  return countStranded(test.db, change);
}

describe('devices of a change that was sent', () => {
  it('can be led back to where the server had them when they were sent, unless that profile is gone', () => {
    const changeId = queue(all, 'p2');
    say(changeId, [all[0]], 'sending', 'default');
    say(changeId, [all[1]], 'sending', 'p1');
    say(changeId, [all[3]], 'sending', 'p9');
    say(changeId, [all[0], all[1], all[3]], 'done', null);
    expect(waysBack(changeId)).toEqual([
      ['default', ['KD000000']],
      ['p1', ['KD000001']],
    ]);
    expect(stranded(changeId)).toEqual([{ reason: 'profile-gone', devices: 1 }]);
  });

  it('stay where they are when they are to be deleted', () => {
    const changeId = queue([all[1] as DeviceId, all[2] as DeviceId], 'p2');
    say(changeId, [all[1], all[2]], 'sending', 'p1');
    say(changeId, [all[1], all[2]], 'done', null);
    test.db.exec(`INSERT INTO temp.overlay VALUES ('KD000001', 1, 'gone', 'c9', 'waiting', 99, 'p2', 'delete')`);
    expect(waysBack(changeId)).toEqual([['p1', ['KD000002']]]);
    expect(stranded(changeId)).toEqual([{ reason: 'device-leaving', devices: 1 }]);
  });

  it('go back to what an older change wanted that this one took the place of, unless both are undone', () => {
    const older = queue([all[1] as DeviceId], 'p3');
    const newer = queue([all[1] as DeviceId], 'p2');
    say(newer, [all[1]], 'sending', 'p1');
    say(newer, [all[1]], 'done', null);
    expect(waysBack(newer)).toEqual([['p3', ['KD000001']]]);
    expect(waysBack(newer, [older, newer])).toEqual([['p1', ['KD000001']]]);
  });

  it('need no way back when nothing was done to them', () => {
    const changeId = queue([all[1] as DeviceId], 'p2');
    say(changeId, [all[1]], 'done', 'p2');
    expect(waysBack(changeId)).toEqual([]);
    expect(stranded(changeId)).toEqual([]);
  });
});
