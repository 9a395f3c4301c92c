import type { CommandOutput } from '#shared/contract.ts';
import type { BackupKind } from '#shared/domain/storage.ts';
import { backupAside } from '../../db/backup-ledger.ts';
import type { Services } from '../../services.ts';

/** *Back up now*: answers when the copy lies in its folder and was read back. Throws `disk_full`, `file_not_writable`. */
export async function backUp(services: Services): Promise<CommandOutput<'storage.backUp'>> {
  await makeBackup(services, 'by-hand', new AbortController().signal);
  return null;
}

/** Copies the ledger in a thread of its own, and says so in the log. */
export async function makeBackup(services: Services, kind: BackupKind, signal: AbortSignal): Promise<void> {
  const { folder, workerFile, clock, log, publish } = services;
  const started = clock.monotonicMs();
  const path = await backupAside(folder, { now: clock.now(), kind, workerFile, signal });
  log('info', `backup made in ${Math.round(clock.monotonicMs() - started)} ms: ${path}`);
  publish('data.changed', { tables: ['storage'] });
}
