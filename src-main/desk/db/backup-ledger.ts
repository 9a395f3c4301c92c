import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup, BackupKind } from '#shared/domain/storage.ts';
import { fileStamp, readStamp, stampPattern } from './file-stamp.ts';
import { ledgerFile } from './migrate.ts';
import { asFileError, discardFile, putInPlace, temporaryBeside } from './replace-file.ts';
import { runInWorker } from './run-in-worker.ts';
import type { WritableDb } from './sql.ts';

/** How many copies of a kind are kept; of daily ones the newest of each day. */
const KEPT: Readonly<Record<BackupKind, number>> = { daily: 7, 'by-hand': 5, 'before-update': 3, rescued: 3 };
const DAY_MS = 24 * 60 * 60 * 1000;
const pattern = new RegExp(`^ledger-(${stampPattern})(?:-(by-hand|before-update|rescued))?\\.db$`);

/** When a copy is made, and why. */
export type BackupOccasion = { now: Date; kind: BackupKind };

/** Copies the ledger as its connection sees it, without a pause; answers the absolute path of the copy. */
export function backupLedger(db: WritableDb, folder: string, occasion: BackupOccasion): string {
  const target = targetOf(folder, occasion);
  const temporary = temporaryBeside(target);
  try {
    mkdirSync(backupFolder(folder), { recursive: true });
    db.prepare('VACUUM main INTO ?').run(temporary);
    return keep(folder, temporary, target, occasion.now);
  } catch (error) {
    discardFile(temporary);
    throw asFileError(error);
  }
}

/** The same in a thread of its own, read back and checked there: whoever uses the ledger meanwhile feels nothing. */
export async function backupAside(
  folder: string,
  occasion: BackupOccasion & { workerFile: string; signal: AbortSignal },
): Promise<string> {
  const target = targetOf(folder, occasion);
  const temporary = temporaryBeside(target);
  const { workerFile, signal } = occasion;
  try {
    mkdirSync(backupFolder(folder), { recursive: true });
    const task = { kind: 'copy-ledger', from: join(folder, ledgerFile.name), to: temporary } as const;
    await runInWorker(workerFile, task, { signal, onProgress: () => undefined });
    return keep(folder, temporary, target, occasion.now);
  } catch (error) {
    discardFile(temporary);
    throw asFileError(error);
  }
}

/** Whether no copy is younger than a day. One from the future is a clock that was set back: it does not count. */
export function isBackupDue(folder: string, now: Date): boolean {
  return listBackups(folder, now).every(({ at }) => {
    const age = now.getTime() - Date.parse(at);
    return age < 0 || age >= DAY_MS;
  });
}

/** The copies of a workspace's ledger, newest first; those from the future, of a clock that was wrong, come last. */
export function listBackups(folder: string, now: Date): Backup[] {
  if (!existsSync(backupFolder(folder))) return [];
  const latest = new Date(now.getTime() + DAY_MS).toISOString();
  const age = ({ at }: Backup) => (at > latest ? '' : at);
  return readdirSync(backupFolder(folder))
    .flatMap((name): Backup[] => {
      const [, stamp, kind = 'daily'] = pattern.exec(name) ?? [];
      const bytes = statSync(join(backupFolder(folder), name), { throwIfNoEntry: false })?.size;
      if (stamp === undefined || bytes === undefined) return [];
      return [{ name, kind: kind as BackupKind, at: readStamp(stamp), bytes }];
    })
    .sort((one, other) => (age(one) < age(other) ? 1 : -1));
}

/** Where the copies of a workspace's ledger lie. */
export function backupFolder(folder: string): string {
  return join(folder, 'backups');
}

function targetOf(folder: string, { now, kind }: BackupOccasion): string {
  return join(backupFolder(folder), `ledger-${fileStamp(now)}${kind === 'daily' ? '' : `-${kind}`}.db`);
}

function keep(folder: string, temporary: string, target: string, now: Date): string {
  putInPlace(temporary, target);
  for (const { name } of superfluous(listBackups(folder, now))) {
    rmSync(join(backupFolder(folder), name), { force: true });
  }
  return target;
}

function superfluous(backups: readonly Backup[]): Backup[] {
  const days = new Set<string>();
  const counts = new Map<BackupKind, number>();
  return backups.filter(({ kind, at }) => {
    const day = at.slice(0, 10);
    if (kind === 'daily' && days.has(day)) return true;
    if (kind === 'daily') days.add(day);
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count > KEPT[kind];
  });
}
