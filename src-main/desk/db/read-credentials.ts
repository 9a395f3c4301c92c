import { setImmediate } from 'node:timers/promises';
import type { DeviceId } from '#shared/domain/device.ts';
import type { DeviceCredentials } from '#shared/domain/device-credentials.ts';
import { AppError } from '#shared/errors.ts';
import { type PasswordPlace, readPasswords } from './password-file.ts';
import { type PasswordKeyServices, readPasswordKey } from './password-key.ts';
import type { ReadableDb } from './sql.ts';
import { readWaiting, type StoredCredentials } from './tables/device-credentials.ts';

/** What reading credentials takes of the services. */
export type ReadingServices = Pick<PasswordKeyServices, 'secrets'> & {
  db: ReadableDb;
  folder: string;
  workspace: { id: string };
};

/** What waits, device by device; `lost` are those whose password was kept and cannot be opened any more. */
export type FoundCredentials = { found: DeviceCredentials[]; lost: DeviceId[] };

const DEVICES_PER_SLICE = 1_000;

/**
 * What waits here for the devices, slice by slice, with passwords in clear: for a file the person has been warned of. What was
 * sent is gone. Throws what the keychain says, and `password_lost` when one cannot be opened.
 */
export async function* readCredentials(
  services: ReadingServices,
  deviceIds: readonly DeviceId[],
): AsyncGenerator<DeviceCredentials[]> {
  for (let first = 0; first < deviceIds.length; first += DEVICES_PER_SLICE) {
    const { found, lost } = await openCredentials(services, deviceIds.slice(first, first + DEVICES_PER_SLICE));
    const [deviceId] = lost;
    if (deviceId !== undefined) throw new AppError('password_lost', 'a password cannot be opened', { deviceId });
    if (found.length > 0) yield found;
    await setImmediate();
  }
}

/** What waits for some devices, with the passwords opened. Throws what the keychain says. */
export async function openCredentials(
  services: ReadingServices,
  deviceIds: readonly DeviceId[],
): Promise<FoundCredentials> {
  const stored = readWaiting(services.db, deviceIds);
  const passwords = await openPasswords(services, stored);
  const isLost = ({ deviceId, place }: StoredCredentials) => place !== null && passwords.get(deviceId) == null;
  const found = stored
    .filter((one) => !isLost(one))
    .map(({ deviceId, userName, tags }) => ({ deviceId, userName, tags, password: passwords.get(deviceId) ?? null }));
  return { found, lost: stored.filter(isLost).map(({ deviceId }) => deviceId) };
}

type Wanted = PasswordPlace & { deviceId: DeviceId };

async function openPasswords(
  services: ReadingServices,
  stored: readonly StoredCredentials[],
): Promise<Map<DeviceId, string | null>> {
  const opened = new Map<DeviceId, string | null>();
  const byFile = new Map<string, Wanted[]>();
  for (const { deviceId, place, file } of stored) {
    if (place === null || file === null) continue;
    const wanted = byFile.get(file) ?? [];
    wanted.push({ deviceId, ...place });
    byFile.set(file, wanted);
  }
  if (byFile.size === 0) return opened;
  const key = await readPasswordKey(services);
  if (key === null) return opened;
  const { folder, workspace } = services;
  for (const [file, wanted] of byFile) {
    const passwords = await readPasswords({ folder, workspaceId: workspace.id, file, key }, wanted);
    for (const [deviceId, password] of passwords) opened.set(deviceId, password);
  }
  return opened;
}
