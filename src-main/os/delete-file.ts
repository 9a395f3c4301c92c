import { rmSync } from 'node:fs';
import { AppError } from '#shared/errors.ts';

/** Deletes a file at once and for good, not into the system's bin; one that is gone is deleted. Throws `file_not_writable`. */
export function deleteFile(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    throw new AppError('file_not_writable', 'the file cannot be deleted', {}, { cause: error });
  }
}
