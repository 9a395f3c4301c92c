import type { DeviceId, DeviceState } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import type { ChangeState, OutcomeCounts } from '#shared/domain/queued-change.ts';
import { readChange } from '../../src-main/desk/db/tables/changes.ts';
import { moveDevices } from '../../src-main/desk/features/devices/move-devices.ts';
import type { TestDesk } from './open-test-desk.ts';

/** Starts the loop and waits for the first sync and the queue to be through. */
export async function startSynced(desk: TestDesk): Promise<void> {
  desk.loop.begin();
  await synced(desk);
}

/** Waits until the loop has nothing under way. */
export async function synced(desk: TestDesk): Promise<void> {
  const before = desk.loop.status().lastSyncedAt;
  // Servers tell the time in whole seconds: two readings within one of them end at the same time.
  desk.clock.advance(1_000);
  desk.loop.nudge('asked');
  await desk.until(() => {
    const { lastSyncedAt, phase } = desk.loop.status();
    return lastSyncedAt !== null && lastSyncedAt !== before && phase === 'idle';
  });
}

/** Approved devices the cache knows, by where they are; every test works on the same world. */
export function approvedDevices(desk: TestDesk, profileId?: ProfileId, state?: DeviceState): DeviceId[] {
  return desk.db
    .prepare(
      `SELECT device_id FROM cache.devices WHERE state <> 'pending' AND (@profileId IS NULL OR profile_id = @profileId)
       AND (@state IS NULL OR state = @state) ORDER BY device_id`,
    )
    .pluck()
    .all({ profileId: profileId ?? null, state: state ?? null }) as DeviceId[];
}

/** Ids of the simulator's profiles, in its order. */
export function profileIds(desk: TestDesk): ProfileId[] {
  return desk.simulator.control.listProfiles().map(({ profileId }) => profileId as ProfileId);
}

/** The n-th profile of the simulator. */
export function profileAt(desk: TestDesk, at: number): ProfileId {
  const profileId = profileIds(desk)[at];
  if (profileId === undefined) throw new Error(`the simulator has no profile ${at}`);
  return profileId;
}

/** Devices that are not in a profile yet, so that moving them there means something. */
export function devicesOutside(desk: TestDesk, profileId: ProfileId, count: number): DeviceId[] {
  const deviceIds = desk.db
    .prepare(
      "SELECT device_id FROM cache.devices WHERE state <> 'pending' AND profile_id <> ? ORDER BY device_id LIMIT ?",
    )
    .pluck()
    .all(profileId, count) as DeviceId[];
  if (deviceIds.length < count) throw new Error(`only ${deviceIds.length} devices are outside ${profileId}`);
  return deviceIds;
}

/** Moves named devices; answers the change. */
export function move(desk: TestDesk, deviceIds: readonly DeviceId[], profileId: ProfileId): string {
  return moveDevices(desk.services, { selection: { kind: 'named', deviceIds: [...deviceIds] }, profileId }).changeId;
}

/** How a change's devices stand, states with none left out. */
export function outcomesOf(desk: TestDesk, changeId: string): Partial<OutcomeCounts> {
  const outcomes = readChange(desk.db, changeId)?.outcomes ?? ({} as OutcomeCounts);
  return Object.fromEntries(Object.entries(outcomes).filter(([, devices]) => devices > 0));
}

/** Waits until a change stands in a state. */
export async function reaches(desk: TestDesk, changeId: string, state: ChangeState): Promise<void> {
  await desk.until(() => readChange(desk.db, changeId)?.state === state);
}

/** The profile the server truly has a device in; the Default Profile for none. */
export function truthOf(desk: TestDesk, deviceId: string): ProfileId | undefined {
  const device = desk.simulator.control.listDevices({ identifier: deviceId }).devices[0];
  return device && ((device.profileId ?? DEFAULT_PROFILE_ID) as ProfileId);
}

/** How many requests of a kind the server saw. */
export function requestsTo(desk: TestDesk, method: string, path: string): number {
  return desk.simulator.control.requests().filter((one) => one.method === method && one.path.includes(path)).length;
}

/** How often the API changed a device at the server. */
export function effectsOn(desk: TestDesk, deviceId: string): number {
  return Object.values(desk.simulator.control.effects()[deviceId] ?? {}).reduce((sum, count) => sum + count, 0);
}
