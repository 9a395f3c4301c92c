import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DeviceId } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID } from '#shared/domain/profile.ts';
import { approvedDevices, startSynced } from './desk-actions.ts';
import { openTestDesk, type TestDesk, type TestDeskOptions } from './open-test-desk.ts';

/** A desk whose changes wait, with devices that are approved and in no profile. */
export async function openCredentialsDesk(
  options: TestDeskOptions = {},
): Promise<{ desk: TestDesk; free: [DeviceId, DeviceId, DeviceId, ...DeviceId[]] }> {
  const desk = await openTestDesk({ undoMs: 3_600_000, ...options });
  await startSynced(desk);
  const free = approvedDevices(desk, DEFAULT_PROFILE_ID);
  const [first, second, third, ...others] = free;
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few devices');
  return { desk, free: [first, second, third, ...others] };
}

/** The files of passwords in a workspace's folder. */
export function passwordFiles({ folder }: Pick<TestDesk, 'folder'>): string[] {
  const path = join(folder, 'passwords');
  return existsSync(path) ? readdirSync(path) : [];
}
