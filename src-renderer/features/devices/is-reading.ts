import type { SyncStatus } from '#shared/domain/sync-status.ts';

/** Whether devices are on their way into an empty list: they are being read, or are about to be for the first time. */
export function isReading({ phase, reachability, active, lastSyncedAt, error }: SyncStatus): boolean {
  if (phase !== 'idle') return phase !== 'sending';
  return active && lastSyncedAt === null && reachability === 'online' && error === null;
}
