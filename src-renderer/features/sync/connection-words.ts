import type { SyncStatus } from '#shared/domain/sync-status.ts';

/** How the window names the connection. */
export type ConnectionState = 'online' | 'offline' | 'workingOffline' | 'switchedOff' | 'notConnected';

/** The connection in one word: not connected at all, switched off, or what the desk found. */
export function connectionState(status: SyncStatus): ConnectionState {
  if (!status.connected) return 'notConnected';
  if (!status.active) return 'switchedOff';
  if (status.reachability === 'working-offline') return 'workingOffline';
  return status.reachability;
}

/** What the Sync button is busy with; null when it can be pressed. */
export function syncActivity(status: SyncStatus): 'syncing' | 'sending' | null {
  if (status.phase === 'idle') return null;
  return status.phase === 'sending' ? 'sending' : 'syncing';
}

/** How far the work under way has come, 0 to 1; null while that is unknown. */
export function progressShare(status: SyncStatus): number | null {
  const { progress } = status;
  if (!progress?.total) return null;
  return Math.min(1, progress.done / progress.total);
}

/** Whether work is long enough for the bar under the top bar: a first sync or a sweep, and sending more than a moment's worth. */
export function showsProgressBar(status: SyncStatus): boolean {
  if (status.phase === 'first-sync' || status.phase === 'sweep') return true;
  return status.phase === 'sending' && (status.progress?.total ?? 0) > 500;
}

/** Whether the last error is news: being offline or switched off is a state that is shown already. */
export function showsError(status: SyncStatus): boolean {
  if (!status.error || status.phase !== 'idle') return false;
  if (status.reachability !== 'online' || !status.active) return false;
  return status.error.code !== 'cancelled' && status.error.code !== 'not_connected';
}

/** How long until the next try by itself after one that failed; null when none will come or none is needed. */
export function nextTryMs({ error, nextSyncAt, phase, reachability }: SyncStatus, now: Date): number | null {
  const failed = error !== null || reachability === 'offline';
  if (!failed || nextSyncAt === null || phase !== 'idle') return null;
  return Math.max(0, Date.parse(nextSyncAt) - now.getTime());
}
