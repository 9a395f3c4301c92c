import type { DeviceId } from '#shared/domain/device.ts';
import type { DeviceCredentials } from '#shared/domain/device-credentials.ts';
import { DEFAULT_PROFILE_ID } from '#shared/domain/profile.ts';
import { openCredentials } from '../../db/read-credentials.ts';
import type { ChangeKey } from '../../db/tables/changes.ts';
import { noteSentWith } from '../../db/tables/device-credentials.ts';
import type { SyncRun } from './sync-run.ts';

/** Users and passwords that go with a chunk; `lost` are devices whose password was kept and cannot be opened any more. */
export type UsersToSend = { users: ReadonlyMap<DeviceId, DeviceCredentials>; lost: readonly DeviceId[] };

const none: UsersToSend = { users: new Map(), lost: [] };

/**
 * What waits for devices that are about to be assigned, and notes that it goes with this change. Throws what the keychain says:
 * nothing is sent without its password.
 */
export async function openUsers(
  { services }: SyncRun,
  { changeId, kind, profileId }: ChangeKey,
  deviceIds: readonly DeviceId[],
): Promise<UsersToSend> {
  if (profileId === DEFAULT_PROFILE_ID || (kind !== 'move' && kind !== 'credentials')) return none;
  const { found, lost } = await openCredentials(services, deviceIds);
  if (found.length > 0) {
    const withThem = found.map(({ deviceId }) => deviceId);
    noteSentWith(services.db, changeId, withThem);
  }
  return { users: new Map(found.map((one) => [one.deviceId, one])), lost };
}

/**
 * The devices of a chunk by requests: those with a user apart, so that a refusal of what was encrypted is not the others', and
 * one by one where the dialect takes one user to a call.
 */
export function partsOf({ knox }: SyncRun, { users, lost }: UsersToSend, deviceIds: readonly DeviceId[]): DeviceId[][] {
  const isLost = new Set(lost);
  const plain = deviceIds.filter((deviceId) => !users.has(deviceId) && !isLost.has(deviceId));
  const withUser = deviceIds.filter((deviceId) => users.has(deviceId));
  const apart = knox.limits.usersPerCall === 1 ? withUser.map((deviceId) => [deviceId]) : [withUser];
  return [plain, ...apart].filter((part) => part.length > 0);
}
