import { open } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { asFileError, discardFile, putInPlace, temporaryBeside } from './replace-file.ts';

/** Spreadsheets take a file without this mark for the system's own code page. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Writes a file, part by part, beside the target and puts it in its place at the end: on any error the target is as it was.
 * Spreadsheets want the mark at its head, machines do not. Throws `file_not_writable`, `disk_full`, and what `parts` throws.
 */
export async function writeParts(
  target: string,
  parts: Iterable<string> | AsyncIterable<string>,
  { mark } = { mark: true },
): Promise<void> {
  const temporary = temporaryBeside(target);
  try {
    const file = await open(temporary, 'wx');
    try {
      if (mark) await file.writeFile(BYTE_ORDER_MARK);
      for await (const part of parts) {
        await file.writeFile(part);
        await setImmediate();
      }
      await file.sync();
    } finally {
      await file.close();
    }
    putInPlace(temporary, target);
  } catch (error) {
    discardFile(temporary);
    throw asFileError(error);
  }
}
