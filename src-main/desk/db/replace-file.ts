import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#shared/errors.ts';
import type { FileUse } from '#shared/host-messages.ts';
import { asAppError } from './sql.ts';

/** A name in the same folder to write to first, so that the rename to the target is one step and crosses no disk. */
export function temporaryBeside(target: string): string {
  return join(dirname(target), `.${basename(target)}.${randomUUID().slice(0, 8)}.part`);
}

/** Puts a finished temporary file in the target's place: on the disk before the rename, and the rename too. */
export function putInPlace(temporary: string, target: string): void {
  syncToDisk(temporary, 'r+');
  renameSync(temporary, target);
  // Windows cannot open a folder; its file system writes the rename through by itself.
  if (process.platform !== 'win32') syncToDisk(dirname(target), 'r');
}

/** Takes a temporary file away; never fails, as it runs after something else has. */
export function discardFile(temporary: string): void {
  try {
    rmSync(temporary, { force: true });
  } catch {
    // The first error is the one to tell.
  }
}

/** Turns an error of the file system or of SQLite into a code the window has words for; others come back as they are. */
export function asFileError(error: unknown, use: FileUse = 'write'): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new AppError('disk_full', 'no space left', { reason: code }, { cause: error });
  }
  if (['EACCES', 'EPERM', 'EROFS', 'EISDIR', 'ENOENT', 'ENOTDIR', 'EBUSY', 'ETXTBSY', 'EIO', 'EEXIST'].includes(code)) {
    return use === 'write'
      ? new AppError('file_not_writable', 'the file cannot be written', { reason: code }, { cause: error })
      : new AppError('file_not_readable', 'the file cannot be read', { reason: code }, { cause: error });
  }
  return asAppError(error);
}

/** Has the system write what it still holds of a file or folder. */
export function syncToDisk(path: string, flags: 'r' | 'r+'): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
