import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { ChangeState } from '#shared/domain/queued-change.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { applyVerdicts, writeVerdicts } from '../../../../src-main/desk/db/tables/change-outcomes.ts';
import { readChange, readUnfinishedChanges } from '../../../../src-main/desk/db/tables/changes.ts';
import { listTargets } from '../../../../src-main/desk/features/changes/list-targets.ts';
import { takeOut } from '../../../../src-main/desk/features/handover/take-out.ts';
import {
  devicesOutside,
  move,
  outcomesOf,
  profileAt,
  requestsTo,
  startSynced,
  synced,
} from '../../../helpers/desk-actions.ts';
import { handOver } from '../../../helpers/handover-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { create, listedAs } from '../../../helpers/profile-actions.ts';

let desk: TestDesk;
let profile: ProfileId;
let deviceIds: DeviceId[];

beforeEach(async () => {
  desk = await openTestDesk({ devices: 120 });
  await startSynced(desk);
  desk.loop.workOffline(true);
  profile = profileAt(desk, 1);
  deviceIds = devicesOutside(desk, profile, 6);
});
afterEach(() => desk.close());

/** The sender's word on one device of a change. */
function say(changeId: string, deviceId: DeviceId | undefined, state: ChangeState): void {
  const change = readChange(desk.db, changeId);
  if (!change || !deviceId) return;
  writeVerdicts(desk.db, [{ deviceId, state, errorCode: null, errorId: null, seenProfileId: null }]);
  applyVerdicts(desk.db, change, desk.clock.now().toISOString());
}

describe('taking what was handed over out of the queue', { timeout: 60_000 }, () => {
  it('ends it here with that reason, and nothing of it is sent', async () => {
    const changeId = move(desk, deviceIds, profile);
    const { handoverId } = await handOver(desk);
    expect(takeOut(desk.services, { handoverId })).toEqual({ changes: 1, underWay: 0 });
    expect(outcomesOf(desk, changeId)).toEqual({ undone: 6 });
    expect(readChange(desk.db, changeId)?.errorCode).toBe('handed_over');
    const { targets } = listTargets(desk.services, { changeId, first: 0, count: 10 });
    expect(targets.map(({ errorCode }) => errorCode)).toEqual(Array(6).fill('handed_over'));
    expect(readActivity(desk.db, 1)[0]).toMatchObject({ action: 'handover.takeOut', changeId });
    desk.simulator.control.clearRequests();
    desk.loop.workOffline(false);
    await synced(desk);
    expect(requestsTo(desk, 'POST', '/devices/assign')).toBe(0);
  });

  it('leaves what is under way, what is over, and what was made since', async () => {
    const [sent, done, conflicting] = deviceIds;
    const changeId = move(desk, deviceIds.slice(0, 4), profile);
    say(changeId, sent, 'unconfirmed');
    say(changeId, done, 'done');
    say(changeId, conflicting, 'conflict');
    const { handoverId } = await handOver(desk);
    const later = move(desk, deviceIds.slice(4), profile);
    expect(takeOut(desk.services, { handoverId })).toEqual({ changes: 1, underWay: 1 });
    expect(outcomesOf(desk, changeId)).toEqual({ unconfirmed: 1, done: 1, undone: 1, skipped: 1 });
    expect(readUnfinishedChanges(desk.db).map((change) => change.changeId)).toEqual([changeId, later]);
  });

  it('takes a profile that was to be made off the lists, with all that waits for it', async () => {
    const { profileId, changeId } = create(desk, 'Night shift');
    const moved = move(desk, deviceIds, profileId as ProfileId);
    const { handoverId } = await handOver(desk);
    expect(takeOut(desk.services, { handoverId })).toEqual({ changes: 2, underWay: 0 });
    expect(listedAs(desk, 'Night shift')).toEqual([]);
    expect([changeId, moved].map((id) => readChange(desk.db, id)?.errorCode)).toEqual(['handed_over', 'handed_over']);
  });
});
