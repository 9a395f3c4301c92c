import type { DeviceId } from '#shared/domain/device.ts';
import type { CredentialCounts, WaitingCredentials } from '#shared/domain/device-credentials.ts';
import { useCommand } from '../../data.ts';

/** How many devices have something waiting, and how many passwords are kept; undefined until it has come. */
export function useCredentialCounts(): CredentialCounts | undefined {
  return useCommand('credentials.count', {}, ['credentials', 'changes']).data;
}

/** What waits for a device; null when nothing does, or until it has come. */
export function useWaitingCredentials(deviceId: DeviceId): WaitingCredentials | null {
  return useCommand('credentials.getForDevice', { deviceId }, ['credentials', 'changes']).data?.waiting ?? null;
}
