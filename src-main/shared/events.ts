import type { Paper } from './domain/paper.ts';
import type { Progress, SyncStatus } from './domain/sync-status.ts';
import type { ErrorEnvelope } from './errors.ts';

/** Tables whose rows a list may have shown. */
export const dataTables = [
  'devices',
  'profiles',
  'users',
  'uploads',
  'batches',
  'batchScans',
  'enrollmentTokens',
  'attributes',
  'rules',
  'portalEdits',
  'credentials',
  'holds',
  'notes',
  'changes',
  'activity',
  'integration',
  'storage',
] as const;

/** A table a list may have shown. */
export type DataTable = (typeof dataTables)[number];

/** A long piece of work the person may cancel. */
export type JobKind = 'export' | 'import' | 'verify' | 'first-sync' | 'check';

/** Progress of a job; `finished` says how it ended. */
export type JobProgress = {
  jobId: string;
  kind: JobKind;
  progress: Progress;
  finished: null | { ok: true; detail: string | null } | { ok: false; error: ErrorEnvelope };
};

/** News from the shell: the desk died and is back, another workspace is open, the person answered a notification. */
export type ShellNotice =
  | { kind: 'desk-restarting' }
  | { kind: 'desk-ready' }
  | { kind: 'desk-failed'; error: ErrorEnvelope }
  | { kind: 'workspace-changed' }
  | { kind: 'show-tokens' }
  /** For the hidden page alone: what it shall lay out. */
  | { kind: 'paper'; paperId: string; paper: Paper }
  /** How many pages are laid out; `writing` once all are. */
  | { kind: 'paper-progress'; done: number; total: number; writing: boolean };

/** Every event the window can hear, and no more than these. */
export type Events = {
  'data.changed': { tables: DataTable[] };
  'sync.status': SyncStatus;
  'job.progress': JobProgress;
  'shell.notice': ShellNotice;
};

/** The name of an event. */
export type EventName = keyof Events;
