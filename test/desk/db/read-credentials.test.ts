import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { DeviceCredentials } from '#shared/domain/device-credentials.ts';
import { passwordKeySecret } from '#shared/domain/secret.ts';
import { openCredentials, readCredentials } from '../../../src-main/desk/db/read-credentials.ts';
import { credentialsOf, keepFor } from '../../helpers/keep-credentials.ts';
import { openCredentialsDesk } from '../../helpers/open-credentials-desk.ts';
import type { TestDesk } from '../../helpers/open-test-desk.ts';
import { thrownCode } from '../../helpers/thrown-code.ts';

let desk: TestDesk;
let free: [DeviceId, DeviceId, DeviceId, ...DeviceId[]];
beforeEach(async () => {
  ({ desk, free } = await openCredentialsDesk());
});
afterEach(() => desk.close());

async function readAll(deviceIds: readonly DeviceId[]): Promise<DeviceCredentials[]> {
  const found: DeviceCredentials[] = [];
  for await (const slice of readCredentials(desk.services, deviceIds)) found.push(...slice);
  return found;
}

describe('reading what waits (behaviours 5, 6)', () => {
  it('gives it as it was in the files, of several imports, and nothing where nothing waits', async () => {
    await keepFor(desk, [credentialsOf(free[0])]);
    await keepFor(desk, [credentialsOf(free[1], { userName: null, tags: 'x' })]);
    expect(await readAll(free)).toEqual([
      credentialsOf(free[0]),
      credentialsOf(free[1], { userName: null, tags: 'x' }),
    ]);
  });

  it('names the devices whose password is lost, and ends an export there', async () => {
    await keepFor(desk, [credentialsOf(free[0])]);
    await keepFor(desk, [credentialsOf(free[1], { password: null })]);
    desk.secrets.values.delete(passwordKeySecret);
    const { found, lost } = await openCredentials(desk.services, free);
    expect(lost).toEqual([free[0]]);
    expect(found.map(({ deviceId }) => deviceId)).toEqual([free[1]]);
    expect(await thrownCode(() => readAll(free))).toBe('password_lost');
  });

  it('asks the keychain only where there is a password', async () => {
    await keepFor(desk, [credentialsOf(free[0])]);
    await keepFor(desk, [credentialsOf(free[1], { password: null })]);
    desk.secrets.set('locked');
    expect(await thrownCode(() => readAll([free[0]]))).toBe('keychain_locked');
    expect(await readAll([free[1]])).toHaveLength(1);
  });
});
