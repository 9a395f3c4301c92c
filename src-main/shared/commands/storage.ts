import { z } from 'zod';
import type { RestorePlan, StorageState } from '../domain/storage.ts';
import { command, nothing } from './command.ts';

const backupName = z.string().regex(/^ledger-[\w.-]{1,80}\.db$/);

/** The workspace's own files. */
export const storageCommands = {
  'storage.getState': command<StorageState>()(nothing),
  /** Copies the ledger now; answers when the copy lies there and was read back. */
  'storage.backUp': command<null>()(nothing),
  /** Starts a full check of both databases and answers at once with the job to watch. */
  'storage.check': command<{ jobId: string }>()(nothing),
  /** What would be lost by going back to a backup. */
  'storage.planRestore': command<RestorePlan>()(z.object({ name: backupName })),
  /** Puts a backup in the ledger's place: the desk starts anew for it. */
  'storage.restore': command<null>()(z.object({ name: backupName })),
} as const;
