import { afterEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID } from '#shared/domain/profile.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import {
  devicesOutside,
  effectsOn,
  move,
  outcomesOf,
  profileAt,
  reaches,
  requestsTo,
  startSynced,
  truthOf,
} from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const ASSIGN = 'PUT /kcs/v1/kme/devices/assignProfile';

describe('sending what waits', () => {
  it('moves devices at the server, once each, and shows them done', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 40);
    const changeId = move(desk, deviceIds, to);
    await reaches(desk, changeId, 'done');
    expect(outcomesOf(desk, changeId)).toEqual({ done: 40 });
    for (const deviceId of deviceIds) {
      expect(truthOf(desk, deviceId)).toBe(to);
      expect(effectsOn(desk, deviceId)).toBe(1);
    }
    expect(requestsTo(desk, 'PUT', '/assignProfile')).toBe(1);
    expect(desk.db.prepare('SELECT count(*) FROM temp.unfinished').pluck().get()).toBe(0);
    expect(readActivity(desk.db, 10).map(({ action }) => action)).toContain('devices.move');
  });

  it('sends a move to the Default Profile as an unassign', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const deviceIds = devicesOutside(desk, DEFAULT_PROFILE_ID, 10);
    const changeId = move(desk, deviceIds, DEFAULT_PROFILE_ID);
    await reaches(desk, changeId, 'done');
    expect(requestsTo(desk, 'PUT', '/assignProfile')).toBe(0);
    for (const deviceId of deviceIds) expect(truthOf(desk, deviceId)).toBe(DEFAULT_PROFILE_ID);
  });

  it('halves a chunk the server finds too large, and begins with less the next time', async () => {
    desk = await openTestDesk({ switches: { maxDevicesPerCall: 30 } });
    await startSynced(desk);
    const to = profileAt(desk, 2);
    const deviceIds = devicesOutside(desk, to, 100);
    const first = move(desk, deviceIds.slice(0, 80), to);
    await reaches(desk, first, 'done');
    const needed = requestsTo(desk, 'PUT', '/assignProfile');
    desk.simulator.control.clearRequests();
    const second = move(desk, deviceIds.slice(80), to);
    await reaches(desk, second, 'done');
    expect(needed).toBeGreaterThan(4);
    expect(requestsTo(desk, 'PUT', '/assignProfile')).toBe(1);
    for (const deviceId of deviceIds) expect(effectsOn(desk, deviceId)).toBe(1);
  });

  it('narrows a strict refusal down to the devices that are meant; the others go', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 3);
    const deviceIds = devicesOutside(desk, to, 50);
    const gone = [deviceIds[7], deviceIds[31]].map(String);
    desk.simulator.control.portalEdit({ kind: 'delete', deviceIds: gone });
    const changeId = move(desk, deviceIds, to);
    await desk.until(() => outcomesOf(desk, changeId).done === 48);
    expect(outcomesOf(desk, changeId)).toEqual({ done: 48, refused: 2 });
    expect(readChange(desk.db, changeId)).toMatchObject({ state: 'refused', errorCode: 'device_not_found' });
    expect(readChange(desk.db, changeId)?.errorId).toMatch(/\S/);
  });

  it('never overwrites what somebody changed at the server meanwhile', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const [to, theirs] = [profileAt(desk, 1), profileAt(desk, 2)];
    const deviceIds = devicesOutside(desk, to, 20).filter((deviceId) => truthOf(desk, deviceId) !== theirs);
    desk.loop.workOffline(true);
    const changeId = move(desk, deviceIds, to);
    const [edited = ''] = deviceIds;
    desk.simulator.control.portalEdit({ kind: 'assign', deviceIds: [edited], profileId: theirs });
    desk.loop.workOffline(false);
    await desk.until(() => outcomesOf(desk, changeId).done === deviceIds.length - 1);
    expect(outcomesOf(desk, changeId)).toMatchObject({ conflict: 1 });
    expect(truthOf(desk, edited)).toBe(theirs);
    expect(effectsOn(desk, edited)).toBe(0);
    const seen = desk.db.prepare("SELECT seen_profile_id FROM change_outcomes WHERE state = 'conflict'").pluck().get();
    expect(seen).toBe(theirs);
  });

  it('counts a device that already is where it should be as done, without a request', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 5);
    desk.loop.workOffline(true);
    const changeId = move(desk, deviceIds, to);
    desk.simulator.control.portalEdit({ kind: 'assign', deviceIds: [...deviceIds], profileId: to });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
    expect(requestsTo(desk, 'PUT', '/assignProfile')).toBe(0);
  });

  it('settles a lost answer by reading: one effect, no second request', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 25);
    desk.simulator.control.setFault({ match: ASSIGN, kind: 'reset-after-apply', times: 1 });
    const changeId = move(desk, deviceIds, to);
    await reaches(desk, changeId, 'done');
    expect(requestsTo(desk, 'PUT', '/assignProfile')).toBe(1);
    for (const deviceId of deviceIds) expect(effectsOn(desk, deviceId)).toBe(1);
  });

  it('repeats a request that got lost, after reading that nothing happened', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 25);
    desk.simulator.control.setFault({ match: ASSIGN, kind: 'reset-before', times: 1 });
    const changeId = move(desk, deviceIds, to);
    await reaches(desk, changeId, 'done');
    for (const deviceId of deviceIds) expect(effectsOn(desk, deviceId)).toBe(1);
    expect(readChange(desk.db, changeId)).toMatchObject({ attempts: 1, errorCode: null, notBefore: null });
  });

  it('goes on by itself after a burst of errors of the server', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 10);
    desk.simulator.control.setFault({ match: ASSIGN, kind: 'status', status: 500, times: 2 });
    const changeId = move(desk, deviceIds, to);
    await reaches(desk, changeId, 'done');
    for (const deviceId of deviceIds) expect(effectsOn(desk, deviceId)).toBe(1);
  });

  it('waits as long as a 429 says, and sends nothing meanwhile', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 10);
    desk.simulator.control.setFault({ match: ASSIGN, kind: 'rate-limit', retryAfter: 60, times: 1 });
    const began = desk.clock.monotonicMs();
    const changeId = move(desk, deviceIds, to);
    await desk.until(() => desk.loop.status().error?.code === 'rate_limited');
    expect(outcomesOf(desk, changeId)).toEqual({ waiting: 10 });
    await reaches(desk, changeId, 'done');
    expect(desk.clock.monotonicMs() - began).toBeGreaterThan(60_000);
    expect(requestsTo(desk, 'PUT', '/assignProfile')).toBe(2);
  });

  it('renews an access token that ends in the middle of a batch, and refuses nothing', async () => {
    desk = await openTestDesk({ switches: { maxDevicesPerCall: 10 } });
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 60);
    desk.simulator.control.setFault({ match: ASSIGN, kind: 'expire-access-token', skip: 3, times: 1 });
    const changeId = move(desk, deviceIds, to);
    await reaches(desk, changeId, 'done');
    expect(outcomesOf(desk, changeId)).toEqual({ done: 60 });
    for (const deviceId of deviceIds) expect(effectsOn(desk, deviceId)).toBe(1);
  });

  it('pauses with the reason when the credentials are taken back; nothing is refused', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 1);
    desk.simulator.control.revokeCredentials();
    const changeId = move(desk, devicesOutside(desk, to, 10), to);
    await desk.until(() => desk.loop.status().error !== null && desk.loop.status().phase === 'idle');
    expect(desk.loop.status()).toMatchObject({ waiting: 10, error: { code: 'credentials_refused' } });
    expect(outcomesOf(desk, changeId)).toEqual({ waiting: 10 });
    desk.simulator.control.restoreCredentials();
    desk.loop.nudge('connected');
    await reaches(desk, changeId, 'done');
    expect(desk.loop.status().error).toBeNull();
  });

  it('parks a poisoned device alone after a few tries; the rest of its change goes', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 60);
    const poison = deviceIds[40] ?? '';
    desk = withPoison(desk, poison);
    const changeId = move(desk, deviceIds, to);
    await desk.until(() => outcomesOf(desk, changeId).parked === 1, 20_000);
    expect(outcomesOf(desk, changeId)).toEqual({ done: 59, parked: 1 });
    const rest = devicesOutside(desk, to, 2).filter((deviceId) => deviceId !== poison);
    const other = move(desk, rest, to);
    const blocked = move(desk, [poison as DeviceId], profileAt(desk, 2));
    await reaches(desk, other, 'done');
    expect(outcomesOf(desk, blocked)).toEqual({ waiting: 1 });
  });

  it('sends only the newest of several moves of a device', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const [first, second] = [profileAt(desk, 1), profileAt(desk, 2)];
    const deviceIds = devicesOutside(desk, first, 30).filter((deviceId) => truthOf(desk, deviceId) !== second);
    desk.loop.workOffline(true);
    const older = move(desk, deviceIds, first);
    const newer = move(desk, deviceIds.slice(0, 5), second);
    desk.loop.workOffline(false);
    await reaches(desk, newer, 'done');
    await reaches(desk, older, 'done');
    expect(outcomesOf(desk, older)).toEqual({ done: deviceIds.length - 5, skipped: 5 });
    for (const deviceId of deviceIds) expect(effectsOn(desk, deviceId)).toBe(1);
    expect(truthOf(desk, String(deviceIds[0]))).toBe(second);
  });

  it('sends a move of a device that was moved while its last move was under way, after that one', async () => {
    desk = await openTestDesk({ switches: { assignAppliesAfterMs: 4_000 } });
    await startSynced(desk);
    const [first, second] = [profileAt(desk, 1), profileAt(desk, 2)];
    const deviceIds = devicesOutside(desk, first, 5).filter((deviceId) => truthOf(desk, deviceId) !== second);
    const older = move(desk, deviceIds, first);
    await desk.until(() => (outcomesOf(desk, older).unconfirmed ?? 0) > 0);
    const newer = move(desk, deviceIds, second);
    await reaches(desk, newer, 'done');
    expect(outcomesOf(desk, older)).toEqual({ done: deviceIds.length });
    for (const deviceId of deviceIds) expect(truthOf(desk, deviceId)).toBe(second);
  });
});

/** Every request that names the device fails at the server. */
function withPoison(target: TestDesk, deviceId: string): TestDesk {
  const { knox } = target.services.remote;
  target.services.remote.knox = async (settings, drafts) => {
    const client = await knox(settings, drafts);
    return {
      ...client,
      assignProfile: async (profileId, deviceIds, signal) => {
        if (!deviceIds.some((one) => one === deviceId)) return client.assignProfile(profileId, deviceIds, signal);
        target.simulator.control.setFault({ match: ASSIGN, kind: 'status', status: 500, times: 1 });
        return client.assignProfile(profileId, deviceIds, signal);
      },
    };
  };
  target.loop.nudge('connected');
  return target;
}
