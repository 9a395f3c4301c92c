import { open } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { asFileError, discardFile, putInPlace, temporaryBeside } from '../../db/replace-file.ts';
import { type JobControl, throwIfCancelled } from '../../db/run-job.ts';

/** A part of a file, and how many entries are written with it. */
export type FilePart = { text: string; done: number };

/**
 * Writes a file part by part beside the target and puts it in its place at the end. Cancelled, or on any error, the target
 * is as it was and nothing else is left behind. Throws AppError cancelled, disk_full, file_not_writable.
 */
export async function writeLogFile(
  target: string,
  parts: Iterable<FilePart>,
  { signal, report }: Pick<JobControl, 'signal' | 'report'>,
): Promise<void> {
  const temporary = temporaryBeside(target);
  try {
    const file = await open(temporary, 'wx');
    try {
      for (const { text, done } of parts) {
        await file.writeFile(text);
        report(done);
        await setImmediate();
        throwIfCancelled(signal);
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
