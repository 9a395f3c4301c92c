import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ledgerFile } from './migrate.ts';
import { isSound } from './open-checks.ts';
import { asFileError, discardFile, putInPlace, temporaryBeside } from './replace-file.ts';
import type { WritableDb } from './sql.ts';

const KEPT = 7;
const RESTORED = 'ledger-restored';
const DAY_MS = 24 * 60 * 60 * 1000;
const namePattern = /^ledger-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2}\.\d{3}Z)\.db$/;

/** A time as part of a file name: sorts by age, and no colon, which Windows forbids. */
export function fileStamp(at: Date): string {
  return at.toISOString().replaceAll(':', '-');
}

/** Copies the ledger as it stands into `backups/` and keeps the newest seven; answers the absolute path of the copy. */
export function backupLedger(db: WritableDb, folder: string, now: Date): string {
  const target = join(backupFolder(folder), `ledger-${fileStamp(now)}.db`);
  mkdirSync(backupFolder(folder), { recursive: true });
  const temporary = temporaryBeside(target);
  try {
    db.prepare('VACUUM main INTO ?').run(temporary);
    putInPlace(temporary, target);
  } catch (error) {
    discardFile(temporary);
    throw asFileError(error);
  }
  for (const name of backupNames(folder).slice(KEPT)) rmSync(join(backupFolder(folder), name), { force: true });
  return target;
}

/** Backs the ledger up unless the newest copy is younger than a day; answers the path of the copy it made, or null. */
export function backupDaily(db: WritableDb, folder: string, now: Date): string | null {
  const newest = backupNames(folder)[0];
  const age = newest ? now.getTime() - timeOf(newest) : Number.POSITIVE_INFINITY;
  // A copy from the future is a clock that was set back: it must not stop the backups.
  return age >= 0 && age < DAY_MS ? null : backupLedger(db, folder, now);
}

/**
 * Puts the newest sound copy in the place of a ledger that was moved away; answers its name, null when there is none. From
 * then on `wasRestored` holds, over restarts, until `forgetRestored`.
 */
export function restoreLedger(folder: string): string | null {
  for (const name of backupNames(folder)) {
    const copy = join(backupFolder(folder), name);
    if (!isSound(copy, ledgerFile, 'deep')) continue;
    const target = join(folder, ledgerFile.name);
    const temporary = temporaryBeside(target);
    try {
      copyFileSync(copy, temporary);
      writeFileSync(join(folder, RESTORED), name);
      putInPlace(temporary, target);
      return name;
    } catch (error) {
      discardFile(temporary);
      throw asFileError(error);
    }
  }
  return null;
}

/** Whether the ledger came from a backup and nobody has yet doubted what it says is waiting. */
export function wasRestored(folder: string): boolean {
  return existsSync(join(folder, RESTORED));
}

/** Notes that what the restored ledger says is waiting has been doubted. */
export function forgetRestored(folder: string): void {
  rmSync(join(folder, RESTORED), { force: true });
}

function backupFolder(folder: string): string {
  return join(folder, 'backups');
}

/** Newest first. */
function backupNames(folder: string): string[] {
  if (!existsSync(backupFolder(folder))) return [];
  return readdirSync(backupFolder(folder))
    .filter((name) => namePattern.test(name))
    .sort()
    .reverse();
}

function timeOf(name: string): number {
  return Date.parse(name.replace(namePattern, '$1T$2:$3:$4'));
}
