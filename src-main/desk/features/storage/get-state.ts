import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { StorageState, StorageWarning } from '#shared/domain/storage.ts';
import { listBackups } from '../../db/backup-ledger.ts';
import { cacheFile, ledgerFile } from '../../db/migrate.ts';
import { listSetAside } from '../../db/set-aside.ts';
import { readLastCheck } from '../../db/tables/storage.ts';
import type { Services } from '../../services.ts';

/** A log beyond this no longer shrinks: somebody has been reading the same state of the database for long. Bytes. */
export const LOG_GROWS_BYTES = 256 * 1024 * 1024;

/** Where the workspace's files lie, how large they are, and how they are looked after. */
export function getState(services: Services): StorageState {
  const { db, folder, logsFolder, clock } = services;
  return {
    folder,
    ledgerBytes: bytesOf(folder, ledgerFile.name),
    cacheBytes: bytesOf(folder, cacheFile.name),
    logBytes: existsSync(logsFolder)
      ? readdirSync(logsFolder).reduce((sum, name) => sum + sizeOf(join(logsFolder, name)), 0)
      : 0,
    lastCheck: readLastCheck(db),
    backups: listBackups(folder, clock.now()),
    setAside: listSetAside(folder),
    warnings: warningsOf(services),
  };
}

/** Whether a database's log has grown beyond what it is cut back to, which only a reader that never ends can bring about. */
export function doesLogGrow(folder: string): boolean {
  return [ledgerFile, cacheFile].some(({ name }) => sizeOf(join(folder, `${name}-wal`)) > LOG_GROWS_BYTES);
}

function warningsOf({ network, folder }: Services): StorageWarning[] {
  const warnings: StorageWarning[] = network ? ['network-folder'] : [];
  return doesLogGrow(folder) ? [...warnings, 'log-grows'] : warnings;
}

function bytesOf(folder: string, name: string): number {
  return sizeOf(join(folder, name)) + sizeOf(join(folder, `${name}-wal`));
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
