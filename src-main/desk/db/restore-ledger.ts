import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backupFolder, listBackups } from './backup-ledger.ts';
import { ledgerFile } from './migrate.ts';
import { isSound } from './open-checks.ts';
import { asFileError, discardFile, putInPlace, temporaryBeside } from './replace-file.ts';

const RESTORED = 'ledger-restored';
const REQUESTED = 'restore-wanted';

/**
 * Puts the newest sound copy in the place of a ledger that was moved away; answers its name, null when there is none. From
 * then on `wasRestored` holds, over restarts, until `forgetRestored`.
 */
export function restoreLedger(folder: string, now: Date): string | null {
  const found = listBackups(folder, now).find(({ name }) => isUsable(folder, name));
  if (found === undefined) return null;
  putBackupInPlace(folder, found.name);
  return found.name;
}

/** Puts one copy in the place of a ledger that was moved away. */
export function putBackupInPlace(folder: string, name: string): void {
  const target = join(folder, ledgerFile.name);
  const temporary = temporaryBeside(target);
  try {
    copyFileSync(join(backupFolder(folder), name), temporary);
    markRestored(folder);
    putInPlace(temporary, target);
  } catch (error) {
    discardFile(temporary);
    throw asFileError(error);
  }
}

/** Whether a copy is there, undamaged and of a shape this app knows. */
export function isUsable(folder: string, name: string): boolean {
  const path = join(backupFolder(folder), name);
  return existsSync(path) && isSound(path, ledgerFile, 'deep');
}

/** Whether the ledger came from a backup and nobody has yet doubted what it says is waiting. */
export function wasRestored(folder: string): boolean {
  return existsSync(join(folder, RESTORED));
}

/** Notes that what the ledger says is waiting may have been sent already. */
export function markRestored(folder: string): void {
  writeFileSync(join(folder, RESTORED), '');
}

/** Notes that what the restored ledger says is waiting has been doubted. */
export function forgetRestored(folder: string): void {
  rmSync(join(folder, RESTORED), { force: true });
}

/** Notes the copy that the next opening puts in the ledger's place: nobody can while the ledger is open. */
export function requestRestore(folder: string, name: string): void {
  writeFileSync(join(folder, REQUESTED), name);
}

/** The copy the person asked for, if there is one of that name and it can be used; otherwise null. */
export function readRestoreRequest(folder: string, now: Date): string | null {
  const path = join(folder, REQUESTED);
  if (!existsSync(path)) return null;
  const wanted = readFileSync(path, 'utf8');
  return listBackups(folder, now).some(({ name }) => name === wanted) && isUsable(folder, wanted) ? wanted : null;
}

/** The person's wish has been met, or cannot be. */
export function forgetRestoreRequest(folder: string): void {
  rmSync(join(folder, REQUESTED), { force: true });
}
