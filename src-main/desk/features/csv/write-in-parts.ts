import { existsSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { partPaths } from '#shared/domain/part-name.ts';
import { AppError } from '#shared/errors.ts';
import { asFileError, discardFile, putInPlace, temporaryBeside } from '../../db/replace-file.ts';

/** How a text is cut: what stands at the head of each part, how many lines follow at most; a secret one nobody else may read. */
type Cut = { header: string; mostLines: number; secret?: boolean };

/**
 * Writes lines into one file, or into numbered parts beside where it was wanted when there are too many for one; answers how
 * many. All or none: on any error every part is gone, and the file that was there is as it was. Throws `csv_part_exists`,
 * `nothing_to_do` without a line, `file_not_writable`, `disk_full`, and what `slices` throws.
 */
export async function writeInParts(
  target: string,
  slices: Iterable<string[]> | AsyncIterable<string[]>,
  cut: Cut,
): Promise<number> {
  const temporaries: string[] = [];
  try {
    await writeTemporaries(target, slices, { ...cut, temporaries });
    if (temporaries.length === 0) throw new AppError('nothing_to_do', 'no line to write');
    const paths = partPaths(target, temporaries.length);
    if (paths.length > 1) refuseToReplace(paths);
    placeAll(temporaries, paths);
    return paths.length;
  } catch (error) {
    for (const temporary of temporaries) discardFile(temporary);
    throw asFileError(error);
  }
}

async function writeTemporaries(
  target: string,
  slices: Iterable<string[]> | AsyncIterable<string[]>,
  { header, mostLines, secret, temporaries }: Cut & { temporaries: string[] },
): Promise<void> {
  let file: FileHandle | null = null;
  let room = 0;
  try {
    for await (const slice of slices) {
      for (let first = 0; first < slice.length; ) {
        if (file === null || room === 0) {
          await finish(file);
          const temporary = temporaryBeside(target);
          temporaries.push(temporary);
          file = await open(temporary, 'wx', secret ? 0o600 : 0o666);
          room = mostLines;
          await file.writeFile(header);
        }
        const lines = slice.slice(first, first + room);
        await file.writeFile(lines.join(''));
        first += lines.length;
        room -= lines.length;
      }
    }
    await file?.sync();
  } finally {
    await file?.close();
  }
}

async function finish(file: FileHandle | null): Promise<void> {
  await file?.sync();
  await file?.close();
}

/** The system's dialog asked about the name the person chose, and about no other. */
function refuseToReplace(paths: readonly string[]): void {
  const there = paths.find((path) => existsSync(path));
  if (there !== undefined) throw new AppError('csv_part_exists', 'a part is there already', { name: basename(there) });
}

function placeAll(temporaries: readonly string[], paths: readonly string[]): void {
  const placed: string[] = [];
  try {
    temporaries.forEach((temporary, at) => {
      const path = paths[at] ?? temporary;
      putInPlace(temporary, path);
      placed.push(path);
    });
  } catch (error) {
    for (const path of placed) discardFile(path);
    throw error;
  }
}
