import { afterEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { settleChange } from '../../../../src-main/desk/features/changes/settle-change.ts';
import {
  devicesOutside,
  move,
  outcomesOf,
  profileAt,
  reaches,
  startSynced,
  truthOf,
} from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

/** A change whose one device somebody moved elsewhere in the portal before it was sent. */
async function conflict(): Promise<{ changeId: string; deviceId: DeviceId; theirs: string; mine: string }> {
  desk = await openTestDesk();
  await startSynced(desk);
  const [mine, theirs] = [profileAt(desk, 1), profileAt(desk, 2)];
  const deviceId = devicesOutside(desk, mine, 20).find((one) => truthOf(desk, one) !== theirs) as DeviceId;
  desk.loop.workOffline(true);
  const changeId = move(desk, [deviceId], mine);
  desk.simulator.control.portalEdit({ kind: 'assign', deviceIds: [deviceId], profileId: theirs });
  desk.loop.workOffline(false);
  await reaches(desk, changeId, 'conflict');
  return { changeId, deviceId, theirs, mine };
}

describe('settling a conflict', () => {
  it('mine: the change is carried out over what was seen', async () => {
    const { changeId, deviceId, mine } = await conflict();
    expect(settleChange(desk.services, { changeId, decision: 'mine' })).toEqual({ devices: 1 });
    await reaches(desk, changeId, 'done');
    expect(truthOf(desk, deviceId)).toBe(mine);
    expect(readActivity(desk.db, 9).map(({ action }) => action)).toContain('changes.settle');
  });

  it('mine: what somebody did after that is a conflict again', async () => {
    const { changeId, deviceId } = await conflict();
    const third = profileAt(desk, 3);
    desk.simulator.control.portalEdit({ kind: 'assign', deviceIds: [deviceId], profileId: third });
    settleChange(desk.services, { changeId, decision: 'mine' });
    await desk.until(() => {
      const seen = desk.db.prepare('SELECT seen_profile_id FROM change_outcomes').pluck().get();
      return seen === third && outcomesOf(desk, changeId).conflict === 1;
    });
    expect(truthOf(desk, deviceId)).toBe(third);
  });

  it('theirs: the device stays as it is, and nothing waits any longer', async () => {
    const { changeId, deviceId, theirs } = await conflict();
    expect(settleChange(desk.services, { changeId, decision: 'theirs' })).toEqual({ devices: 1 });
    expect(outcomesOf(desk, changeId)).toEqual({ skipped: 1 });
    expect(desk.loop.status()).toMatchObject({ waiting: 0, conflicts: 0, refused: 0 });
    expect(truthOf(desk, deviceId)).toBe(theirs);
    expect(await thrownCode(() => settleChange(desk.services, { changeId, decision: 'mine' }))).toBe('nothing_to_do');
  });

  it('by itself, when somebody else does what was wanted', async () => {
    const { changeId, deviceId, mine } = await conflict();
    desk.simulator.control.portalEdit({ kind: 'assign', deviceIds: [deviceId], profileId: mine });
    desk.loop.start(false);
    await reaches(desk, changeId, 'done');
  });
});

describe('settling device by device', () => {
  it('decides over the ones that are named, and leaves the others for later', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const [mine, theirs] = [profileAt(desk, 1), profileAt(desk, 2)];
    const outside = devicesOutside(desk, mine, 20).filter((one) => truthOf(desk, one) !== theirs);
    const [a = '', b = '', c = ''] = outside as string[];
    desk.loop.workOffline(true);
    const changeId = move(desk, [a, b, c] as DeviceId[], mine);
    desk.simulator.control.portalEdit({ kind: 'assign', deviceIds: [a, b, c], profileId: theirs });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'conflict');
    const settle = (decision: 'mine' | 'theirs', deviceId: string) =>
      settleChange(desk.services, { changeId, decision, deviceIds: [deviceId as DeviceId] });
    expect(settle('mine', a)).toEqual({ devices: 1 });
    expect(settle('theirs', b)).toEqual({ devices: 1 });
    await desk.until(() => outcomesOf(desk, changeId).done === 1);
    expect(outcomesOf(desk, changeId)).toEqual({ done: 1, skipped: 1, conflict: 1 });
    expect([a, b, c].map((one) => truthOf(desk, one))).toEqual([mine, theirs, theirs]);
    expect(await thrownCode(() => settle('mine', b))).toBe('nothing_to_do');
  });
});
