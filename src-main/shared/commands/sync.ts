import { z } from 'zod';
import type { SyncStatus } from '../domain/sync-status.ts';
import { command, nothing } from './command.ts';

/** Reading the servers and sending what waits. */
export const syncCommands = {
  'sync.getStatus': command<SyncStatus>()(nothing),
  /** Starts a sync and answers at once; `full` reads every device again, so that deletions are seen. */
  'sync.start': command<SyncStatus>()(z.object({ full: z.boolean() })),
  'sync.cancel': command<SyncStatus>()(nothing),
  'sync.workOffline': command<SyncStatus>()(z.object({ offline: z.boolean() })),
} as const;
