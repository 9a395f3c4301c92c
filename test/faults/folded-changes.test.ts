import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import { GONE_PROFILE_ID } from '#shared/domain/queued-change.ts';
import { deleteDevices } from '../../src-main/desk/features/devices/delete-devices.ts';
import { approvedDevices, move, profileAt, startSynced, truthOf } from '../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../helpers/open-test-desk.ts';
import { thrownCode } from '../helpers/thrown-code.ts';
import { approve, largestPending } from '../helpers/upload-actions.ts';
import { isSettled, readHistories } from './device-history.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const SEED = Number(process.env.MUSTER_SEED ?? Date.now() % 1_000_000_000);
/** Where five changes in a row want a device: in one of three profiles, in none, or gone. */
const five = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 });

/** Queues one change of one device; a place it is on its way to already is refused, and then nothing was wanted. */
async function want(deviceId: DeviceId, at: number): Promise<ProfileId | null> {
  if (at < 4) {
    const to = at === 3 ? DEFAULT_PROFILE_ID : profileAt(desk, at);
    return (await thrownCode(() => move(desk, [deviceId], to))) === null ? to : null;
  }
  const selection = { kind: 'named' as const, deviceIds: [deviceId] };
  return (await thrownCode(() => deleteDevices(desk.services, { selection }))) === null ? GONE_PROFILE_ID : null;
}

const effectsOf = (deviceId: DeviceId) => desk.simulator.control.effects()[deviceId] ?? {};

describe('the same device in five waiting changes (F39)', () => {
  it('is folded to what was wanted last: one effect at the most, wherever it was in between', async () => {
    desk = await openTestDesk({ devices: 240 });
    await startSynced(desk);
    desk.loop.workOffline(true);
    const devices = approvedDevices(desk).slice(0, 100);
    const before = new Map(devices.map((deviceId) => [deviceId, truthOf(desk, deviceId)]));
    const wanted = new Map<DeviceId, ProfileId | undefined>(before);
    const sequences = fc.sample(five, { seed: SEED, numRuns: devices.length });
    for (const [number, places] of sequences.entries()) {
      const deviceId = devices[number] as DeviceId;
      for (const at of places) wanted.set(deviceId, (await want(deviceId, at)) ?? wanted.get(deviceId));
    }
    desk.loop.workOffline(false);
    await desk.until(() => [...readHistories(desk.db).values()].every(isSettled), 60_000);
    for (const [number, deviceId] of devices.entries()) {
      const told = `MUSTER_SEED=${SEED} ${deviceId} ${JSON.stringify(sequences[number])}`;
      expect(truthOf(desk, deviceId) ?? GONE_PROFILE_ID, told).toBe(wanted.get(deviceId));
      const effects = Object.values(effectsOf(deviceId)).reduce((sum, times) => sum + times, 0);
      expect(effects, told).toBe(wanted.get(deviceId) === before.get(deviceId) ? 0 : 1);
    }
  });

  it('keeps its order where nothing may be left out: it is approved first, and then moved once', async () => {
    desk = await openTestDesk({ devices: 240 });
    await startSynced(desk);
    desk.loop.workOffline(true);
    const { uploadId } = largestPending(desk);
    const deviceId = desk.db
      .prepare("SELECT device_id FROM cache.devices WHERE upload_id = ? AND state = 'pending' ORDER BY 1 LIMIT 1")
      .pluck()
      .get(uploadId) as DeviceId;
    approve(desk, uploadId);
    for (const at of [1, 0, 1, 2]) move(desk, [deviceId], profileAt(desk, at));
    desk.loop.workOffline(false);
    await desk.until(() => [...readHistories(desk.db).values()].every(isSettled), 60_000);
    expect(truthOf(desk, deviceId)).toBe(profileAt(desk, 2));
    expect(effectsOf(deviceId)).toEqual({ approve: 1, assign: 1 });
  });
});
