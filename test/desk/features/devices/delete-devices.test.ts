import { afterEach, describe, expect, it } from 'vitest';
import type { DeviceId, DeviceSelection } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import { GONE_PROFILE_ID } from '#shared/domain/queued-change.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { countByProfile } from '../../../../src-main/desk/db/tables/device-counts.ts';
import { readDeviceDetails } from '../../../../src-main/desk/db/tables/device-details.ts';
import { deleteDevices as forgetDevices } from '../../../../src-main/desk/db/tables/devices.ts';
import { moveCursor } from '../../../../src-main/desk/db/tables/sync-cursor.ts';
import { settleChange } from '../../../../src-main/desk/features/changes/settle-change.ts';
import { undoChange } from '../../../../src-main/desk/features/changes/undo-change.ts';
import { deleteDevices } from '../../../../src-main/desk/features/devices/delete-devices.ts';
import { planMove } from '../../../../src-main/desk/features/devices/plan-move.ts';
import {
  approvedDevices,
  devicesOutside,
  move,
  outcomesOf,
  profileAt,
  reaches,
  requestsTo,
  startSynced,
  truthOf,
} from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk, type TestDeskOptions } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const DELETE = 'POST /kcs/v1/kme/devices/delete';
const named = (deviceIds: readonly DeviceId[]): DeviceSelection => ({ kind: 'named', deviceIds: [...deviceIds] });
const remove = (deviceIds: readonly DeviceId[]) => deleteDevices(desk.services, { selection: named(deviceIds) });

async function openSynced(options: TestDeskOptions = {}): Promise<void> {
  desk = await openTestDesk(options);
  await startSynced(desk);
}

/** Some devices of the second profile, and that profile. */
function someOf(count: number): { profileId: ProfileId; deviceIds: DeviceId[] } {
  const profileId = profileAt(desk, 1);
  return { profileId, deviceIds: approvedDevices(desk, profileId).slice(0, count) };
}

const deletions = (deviceId: DeviceId) => desk.simulator.control.effects()[deviceId]?.delete ?? 0;
const cached = (deviceId: DeviceId) => readDeviceDetails(desk.db, deviceId);

function expectGoneOnce(deviceIds: readonly DeviceId[]): void {
  for (const deviceId of deviceIds) {
    expect(truthOf(desk, deviceId)).toBeUndefined();
    expect(deletions(deviceId)).toBe(1);
    expect(cached(deviceId)).toBeNull();
  }
}

describe('deleting devices (behaviour 98)', () => {
  it('is one change and one entry of the log; lists show them leaving and counts drop at once', async () => {
    await openSynced();
    desk.loop.workOffline(true);
    const { profileId, deviceIds } = someOf(5);
    const [first] = deviceIds as [DeviceId];
    const before = countByProfile(desk.db).get(profileId)?.devices ?? 0;
    const { changeId, plan } = remove(deviceIds);
    expect(plan).toMatchObject({ delete: 5, cannot: [] });
    expect(readChange(desk.db, changeId)).toMatchObject({ devices: 5, state: 'waiting', intent: { kind: 'delete' } });
    expect(readActivity(desk.db, 1)[0]).toMatchObject({ action: 'devices.delete', actor: 'tester', changeId });
    expect(countByProfile(desk.db).get(profileId)).toMatchObject({ devices: before - 5, leaving: 5 });
    expect(cached(first)).toMatchObject({ profileId: GONE_PROFILE_ID, waiting: { changeId, state: 'waiting' } });
    expect(desk.nudges.at(-1)).toBe('change');
  });

  it('takes them away at the server and from the lists, each once', async () => {
    await openSynced();
    const { profileId, deviceIds } = someOf(12);
    const before = countByProfile(desk.db).get(profileId)?.devices ?? 0;
    const { changeId } = remove(deviceIds);
    await reaches(desk, changeId, 'done');
    expectGoneOnce(deviceIds);
    expect(outcomesOf(desk, changeId)).toEqual({ done: 12 });
    expect(requestsTo(desk, 'POST', '/devices/delete')).toBe(1);
    expect(countByProfile(desk.db).get(profileId)).toMatchObject({ devices: before - 12, leaving: 0 });
    expect(desk.db.prepare('SELECT count(*) FROM temp.unfinished').pluck().get()).toBe(0);
  });

  it('refuses when none can go, with the reason when there is one, and leaves no trace', async () => {
    await openSynced();
    desk.loop.workOffline(true);
    const [pending] = desk.db.prepare("SELECT device_id FROM cache.devices WHERE state = 'pending'").pluck().all();
    const { deviceIds } = someOf(1);
    remove(deviceIds);
    expect(await thrownCode(() => remove([pending as DeviceId]))).toBe('device_pending');
    expect(await thrownCode(() => remove(['nobody' as DeviceId]))).toBe('device_not_found');
    expect(await thrownCode(() => remove(deviceIds))).toBe('device_leaving');
    expect(await thrownCode(() => remove([...deviceIds, pending as DeviceId]))).toBe('nothing_to_do');
    expect(desk.db.prepare('SELECT count(*) FROM changes').pluck().get()).toBe(1);
  });

  it('keeps them from being moved while it waits', async () => {
    await openSynced();
    desk.loop.workOffline(true);
    const { deviceIds } = someOf(2);
    remove(deviceIds);
    const profileId = profileAt(desk, 2);
    expect(planMove(desk.services, { selection: named(deviceIds), profileId })).toMatchObject({
      move: 0,
      cannot: [{ code: 'device_leaving', devices: 2 }],
    });
    expect(await thrownCode(() => move(desk, deviceIds, profileId))).toBe('device_leaving');
    expect(await thrownCode(() => move(desk, deviceIds, DEFAULT_PROFILE_ID))).toBe('device_leaving');
  });

  it('takes the place of a move that waits', async () => {
    await openSynced();
    desk.loop.workOffline(true);
    const to = profileAt(desk, 2);
    const deviceIds = devicesOutside(desk, to, 3);
    const moved = move(desk, deviceIds, to);
    const { changeId } = remove(deviceIds);
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
    expectGoneOnce(deviceIds);
    expect(outcomesOf(desk, moved)).toEqual({ skipped: 3 });
    expect(requestsTo(desk, 'PUT', '/assignProfile')).toBe(0);
  });

  it('keeps an acknowledged deletion through a kill', async () => {
    await openSynced();
    desk.loop.workOffline(true);
    const { deviceIds } = someOf(4);
    const { changeId } = remove(deviceIds);
    desk.kill();
    desk = await desk.reopen();
    expect(readChange(desk.db, changeId)).toMatchObject({ devices: 4, state: 'waiting' });
    expect(cached(deviceIds[0] as DeviceId)).toMatchObject({ profileId: GONE_PROFILE_ID });
    desk.loop.begin();
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
    expectGoneOnce(deviceIds);
  });
});

describe('what happens at the server meanwhile', () => {
  it('leaves a device alone that somebody moved in the portal; keeping mine deletes it', async () => {
    await openSynced();
    const { deviceIds } = someOf(6);
    const [moved] = deviceIds as [DeviceId];
    const theirs = profileAt(desk, 2);
    desk.loop.workOffline(true);
    const { changeId } = remove(deviceIds);
    desk.simulator.control.portalEdit({ kind: 'assign', deviceIds: [moved], profileId: theirs });
    desk.loop.workOffline(false);
    await desk.until(() => outcomesOf(desk, changeId).done === 5);
    expect(outcomesOf(desk, changeId)).toEqual({ done: 5, conflict: 1 });
    expect([truthOf(desk, moved), deletions(moved)]).toEqual([theirs, 0]);
    expect(cached(moved)).toMatchObject({ profileId: theirs });
    settleChange(desk.services, { changeId, decision: 'mine' });
    await reaches(desk, changeId, 'done');
    expectGoneOnce(deviceIds);
  });

  it('counts devices as deleted that somebody else deleted before', async () => {
    await openSynced();
    const { deviceIds } = someOf(6);
    desk.loop.workOffline(true);
    const { changeId } = remove(deviceIds);
    desk.simulator.control.portalEdit({ kind: 'delete', deviceIds: deviceIds.slice(0, 2) });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
    expect(outcomesOf(desk, changeId)).toEqual({ done: 6 });
    expect(deviceIds.map(deletions)).toEqual([0, 0, 1, 1, 1, 1]);
    for (const deviceId of deviceIds) expect(cached(deviceId)).toBeNull();
  });

  it('lets a held deletion go when somebody deletes the device in the portal', async () => {
    await openSynced();
    const { deviceIds } = someOf(1);
    desk.loop.workOffline(true);
    const { changeId } = remove(deviceIds);
    desk.simulator.control.portalEdit({ kind: 'assign', deviceIds: [...deviceIds], profileId: profileAt(desk, 2) });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'conflict');
    desk.simulator.control.portalEdit({ kind: 'delete', deviceIds: [...deviceIds] });
    desk.loop.start(true);
    await reaches(desk, changeId, 'done');
  });
});

describe('undoing a deletion', () => {
  it('before it is sent sends nothing, ever', async () => {
    await openSynced();
    const { profileId, deviceIds } = someOf(3);
    desk.loop.workOffline(true);
    const { changeId } = remove(deviceIds);
    expect(undoChange(desk.services, { changeIds: [changeId] })).toEqual({ undone: 'taken-back', reversals: [] });
    desk.loop.workOffline(false);
    desk.loop.start(false);
    await desk.until(() => desk.loop.status().phase === 'idle');
    expect(requestsTo(desk, 'POST', '/devices/delete')).toBe(0);
    for (const deviceId of deviceIds) expect(cached(deviceId)).toMatchObject({ profileId, waiting: null });
  });

  it('after it was sent is refused', async () => {
    await openSynced();
    const { deviceIds } = someOf(3);
    const { changeId } = remove(deviceIds);
    await reaches(desk, changeId, 'done');
    expect(await thrownCode(() => undoChange(desk.services, { changeIds: [changeId] }))).toBe('already_sent');
  });

  it('does not happen by undoing an older move of a device that is leaving', async () => {
    await openSynced();
    const to = profileAt(desk, 2);
    const deviceIds = devicesOutside(desk, to, 3);
    const moved = move(desk, deviceIds, to);
    await reaches(desk, moved, 'done');
    desk.loop.workOffline(true);
    const { changeId } = remove(deviceIds.slice(0, 2));
    const [back] = undoChange(desk.services, { changeIds: [moved] }).reversals;
    expect(readChange(desk.db, back ?? '')).toMatchObject({ devices: 1 });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
    expectGoneOnce(deviceIds.slice(0, 2));
  });
});

describe('a deletion and a bad line', () => {
  const unsure = [
    { name: 'the answer gets lost', fault: { kind: 'reset-after-apply' as const } },
    { name: 'the answer is cut off', fault: { kind: 'truncate' as const } },
    { name: 'the request gets lost', fault: { kind: 'reset-before' as const } },
    { name: 'the answer comes late', fault: { kind: 'delay' as const, delayMs: 400 } },
    { name: 'the server fails', fault: { kind: 'status' as const, status: 503 } },
  ];
  for (const { name, fault } of unsure) {
    it(`settles when ${name}, and deletes nothing twice`, async () => {
      await openSynced();
      const { deviceIds } = someOf(9);
      desk.simulator.control.setFault({ match: DELETE, times: 1, ...fault });
      const { changeId } = remove(deviceIds);
      await reaches(desk, changeId, 'done');
      expectGoneOnce(deviceIds);
      expect(outcomesOf(desk, changeId)).toEqual({ done: 9 });
    });
  }

  it('is not taken for carried out because a list that shifted lacks the device', async () => {
    await openSynced();
    const { deviceIds } = someOf(1);
    const [deviceId] = deviceIds as [DeviceId];
    desk.simulator.control.setFault({ match: DELETE, kind: 'reset-before', times: 1 });
    const { changeId } = remove(deviceIds);
    await desk.until(() => outcomesOf(desk, changeId).unconfirmed === 1);
    moveCursor(desk.db, { sweepWanted: true, lastSweepAt: desk.clock.now().toISOString() });
    forgetDevices(desk.db, deviceIds);
    await desk.until(() => (readChange(desk.db, changeId)?.attempts ?? 0) > 0);
    desk.loop.start(false);
    await desk.until(() => desk.loop.status().phase === 'idle');
    expect(outcomesOf(desk, changeId)).toEqual({ waiting: 1 });
    desk.loop.start(true);
    await reaches(desk, changeId, 'done');
    expect([truthOf(desk, deviceId), deletions(deviceId)]).toEqual([undefined, 1]);
  });

  it('asks again for devices the answer does not name', async () => {
    await openSynced({ switches: { omitEveryNth: 3 } });
    const { deviceIds } = someOf(9);
    const { changeId } = remove(deviceIds);
    await reaches(desk, changeId, 'done');
    expectGoneOnce(deviceIds);
  });

  it('halves a chunk the server finds too large', async () => {
    await openSynced({ switches: { maxDevicesPerCall: 10 } });
    const deviceIds = approvedDevices(desk).slice(0, 60);
    const { changeId } = remove(deviceIds);
    await reaches(desk, changeId, 'done');
    expectGoneOnce(deviceIds);
    expect(requestsTo(desk, 'POST', '/devices/delete')).toBeGreaterThan(6);
  });

  for (const listElements of ['string', 'object'] as const) {
    for (const listNames of ['deviceLists', 'lists'] as const) {
      it(`reads answers with ${listNames} of ${listElements}s`, async () => {
        await openSynced({ switches: { listElements, listNames } });
        const { deviceIds } = someOf(4);
        const { changeId } = remove(deviceIds);
        await reaches(desk, changeId, 'done');
        expectGoneOnce(deviceIds);
        expect(requestsTo(desk, 'POST', '/devices/delete')).toBe(1);
      });
    }
  }
});
