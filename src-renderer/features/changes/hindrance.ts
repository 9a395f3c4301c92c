import type { SyncStatus } from '#shared/domain/sync-status.ts';

/** Why the queue cannot be sent or checked now. */
export type Hindrance = 'notConnected' | 'switchedOff' | 'workingOffline' | 'offline' | 'paused' | 'nothing';

type Standing = Pick<SyncStatus, 'connected' | 'active' | 'reachability' | 'sendingPaused' | 'waiting'>;

/** Why *Send now* would send nothing; null when it would. */
export function sendHindrance(status: Standing): Hindrance | null {
  if (status.connected && status.active && status.reachability === 'working-offline') return 'workingOffline';
  if (status.connected && status.active && status.reachability === 'offline') return 'offline';
  return checkHindrance(status) ?? (status.sendingPaused ? 'paused' : null);
}

/** Why *Check first* would check nothing: a network that is away says so itself, and who works offline may look. */
export function checkHindrance({ connected, active, waiting }: Standing): Hindrance | null {
  if (!connected) return 'notConnected';
  if (!active) return 'switchedOff';
  return waiting === 0 ? 'nothing' : null;
}
