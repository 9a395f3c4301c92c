import { readdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { codeOf } from '#shared/errors.ts';
import { passwordPath, wipePlaces } from './password-file.ts';
import { asFileError } from './replace-file.ts';
import { transaction, type WritableDb } from './sql.ts';
import { nextToWipe, noteWiped, readPasswordFiles } from './tables/device-credentials.ts';

/** What tidying takes of the services. */
export type TidyServices = { db: WritableDb; folder: string; log(level: 'warn', text: string): void };

/**
 * Wipes out the passwords nobody needs any more: sent and confirmed, or taken back. A file without any goes. What a crash
 * interrupts is done at the next time.
 */
export async function wipePasswords({ db, folder }: { db: WritableDb; folder: string }): Promise<void> {
  for (let next = nextToWipe(db); next !== null; next = db.open ? nextToWipe(db) : null) {
    const wiped = next;
    if (wiped.file !== '') await wipePlaces(folder, wiped.file, wiped.places);
    if (!db.open) return;
    const isEmpty = transaction(db, () => noteWiped(db, wiped));
    if (isEmpty && wiped.file !== '') removeFile(folder, wiped.file);
    await setImmediate();
  }
}

/** Wipes as above; a disk that does not let it is told to the log, and the next time tries again. */
export async function tidyPasswords(services: TidyServices): Promise<void> {
  try {
    await wipePasswords(services);
  } catch (error) {
    services.log('warn', `passwords could not be wiped out: ${codeOf(asFileError(error))}`);
  }
}

/** Takes away files of passwords the ledger does not know: of an import that was cut off, or of a ledger that is no more. */
export function removeOrphans({ db, folder }: { db: WritableDb; folder: string }): void {
  const known = readPasswordFiles(db);
  for (const file of listFiles(folder)) if (!known.has(file)) removeFile(folder, file);
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(dirname(passwordPath(folder, '-')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw asFileError(error, 'read');
  }
}

function removeFile(folder: string, file: string): void {
  try {
    rmSync(passwordPath(folder, file), { force: true });
  } catch (error) {
    throw asFileError(error);
  }
}
