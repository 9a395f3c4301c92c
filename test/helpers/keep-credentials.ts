import type { DeviceId } from '#shared/domain/device.ts';
import type { DeviceCredentials, KeptCredentials } from '#shared/domain/device-credentials.ts';
import { type KeepingOptions, keepCredentials } from '../../src-main/desk/db/keep-credentials.ts';
import type { TestDesk } from './open-test-desk.ts';

/** A user and password that tell which device they are of. */
export function credentialsOf(deviceId: DeviceId, changes: Partial<DeviceCredentials> = {}): DeviceCredentials {
  return { deviceId, userName: `user-${deviceId}`, password: `Pa§§-${deviceId}-0815`, tags: null, ...changes };
}

/** Keeps credentials as an import does, a few to a slice. */
export function keepFor(
  { services }: Pick<TestDesk, 'services'>,
  rows: readonly DeviceCredentials[],
  options: Partial<KeepingOptions> = {},
): Promise<KeptCredentials> {
  return keepCredentials(services, slicesOf(rows), {
    ...{ overwrite: true, queue: true, fileName: 'users.csv', signal: new AbortController().signal },
    ...options,
  });
}

/** Slices of rows, as a reader of a file hands them over. */
export async function* slicesOf<Row>(rows: readonly Row[], size = 7): AsyncGenerator<Row[]> {
  for (let first = 0; first < rows.length; first += size) yield rows.slice(first, first + size);
}
