import type { SyncStatus } from '#shared/domain/sync-status.ts';

/** Whether the devices are on their way: a first sync runs, or is about to. */
export function isFirstReading(status: SyncStatus): boolean {
  if (status.lastSyncedAt !== null) return false;
  return status.phase !== 'idle' || (status.reachability === 'online' && status.error === null);
}
