import type { ErrorEnvelope } from '../errors.ts';

/** What the desk is doing with the servers. */
export type SyncPhase = 'idle' | 'first-sync' | 'delta' | 'sweep' | 'sending';

/** Whether the servers can be reached, or the person chose not to. */
export type Reachability = 'online' | 'offline' | 'working-offline';

/**
 * What had to be put right when the workspace was opened: the copy of the servers' data is fetched again; the ledger is a
 * backup, one the person chose, an older copy that somebody put there, or empty for want of a backup; or nothing was lost,
 * as only indexes had to be built anew.
 */
export type Repair = 'cache' | 'ledger' | 'ledger-chosen' | 'ledger-swapped' | 'ledger-empty' | 'rebuilt';

/** Devices that were changed or deleted in Samsung's portal, and when that was first and last seen (ISO text). */
export type PortalEdits = { changed: number; deleted: number; firstAt: string | null; lastAt: string | null };

/** Progress of long work: `total` null while unknown; rate in items per second; time left in milliseconds. */
export type Progress = { done: number; total: number | null; perSecond: number; leftMs: number | null };

/** The top bar's truth, sent with every change of it. Times are ISO text. */
export type SyncStatus = {
  phase: SyncPhase;
  reachability: Reachability;
  connected: boolean;
  /** The person has paused sending; reading goes on. */
  sendingPaused: boolean;
  /** The integration is switched on; switched off, no server is asked for anything. False while nothing is connected. */
  active: boolean;
  progress: Progress | null;
  lastSyncedAt: string | null;
  nextSyncAt: string | null;
  /** What the last try ended with; null after a success. */
  error: ErrorEnvelope | null;
  /** Until the workspace is opened anew; null when all was well. */
  repaired: Repair | null;
  /** Devices by what needs attention: not yet sent, conflicts, refused or parked. */
  waiting: number;
  conflicts: number;
  refused: number;
};
