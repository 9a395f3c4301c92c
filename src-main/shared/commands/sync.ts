import { z } from 'zod';
import type { PortalEdits, SyncStatus } from '../domain/sync-status.ts';
import { command, nothing } from './command.ts';

/** Reading the servers and sending what waits. */
export const syncCommands = {
  'sync.getStatus': command<SyncStatus>()(nothing),
  /** Starts a sync and answers at once; `full` reads every device again, so that deletions are seen. */
  'sync.start': command<SyncStatus>()(z.object({ full: z.boolean() })),
  'sync.cancel': command<SyncStatus>()(nothing),
  /** What was changed in Samsung's portal and seen after that time; null: as far back as is kept (behaviour 16). */
  'sync.getPortalEdits': command<PortalEdits>()(z.object({ since: z.iso.datetime().nullable() })),
  'sync.workOffline': command<SyncStatus>()(z.object({ offline: z.boolean() })),
} as const;
