import { z } from 'zod';
import type { CheckReport } from '../domain/check-report.ts';
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
  /**
   * A dry run: pauses sending, reads every device and profile now, sends nothing, and answers how each waiting change stands.
   * `sync.cancel` ends it. Throws `not_connected`, `integration_off`, `cancelled`, and what reading ends with.
   */
  'sync.check': command<CheckReport>()(nothing),
  'sync.workOffline': command<SyncStatus>()(z.object({ offline: z.boolean() })),
} as const;
