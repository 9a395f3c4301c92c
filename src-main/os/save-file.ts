import { AppError } from '#shared/errors.ts';
import { writeFileSafely } from './write-file-safely.ts';

const full = ['ENOSPC', 'EDQUOT'];

/** Writes a file the person chose, whole or not at all. Throws `disk_full`, `file_not_writable`. */
export function saveFile(path: string, bytes: Uint8Array): void {
  try {
    writeFileSafely(path, bytes);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (reason === '') throw error;
    const code = full.includes(reason) ? 'disk_full' : 'file_not_writable';
    throw new AppError(code, 'the file cannot be written', { reason }, { cause: error });
  }
}
