import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The steps of a write, in order; tests stop the process at each of them. */
export type FileSteps = {
  open(path: string, flags: 'wx' | 'r', mode: number): number;
  write(handle: number, bytes: Buffer, offset: number): number;
  sync(handle: number): void;
  close(handle: number): void;
  rename(from: string, to: string): void;
  list(folder: string): string[];
  remove(path: string): void;
};

const realSteps: FileSteps = {
  open: (path, flags, mode) => openSync(path, flags, mode),
  write: (handle, bytes, offset) => writeSync(handle, bytes, offset),
  sync: (handle) => fsyncSync(handle),
  close: (handle) => closeSync(handle),
  rename: (from, to) => renameSync(from, to),
  list: (folder) => readdirSync(folder),
  remove: (path) => unlinkSync(path),
};

/**
 * Replaces a file (mode 0600) so that whatever happens meanwhile, it holds the old content or the new, whole. Throws what
 * the file system throws. Left-overs of writes that were cut short are cleared away.
 */
export function writeFileSafely(path: string, content: string | Uint8Array, steps: FileSteps = realSteps): void {
  const folder = dirname(path);
  const temporary = `${basename(path)}.${randomBytes(6).toString('hex')}.tmp`;
  clearLeftOvers(path, steps);
  const handle = steps.open(join(folder, temporary), 'wx', 0o600);
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
    for (let offset = 0; offset < bytes.length; ) offset += steps.write(handle, bytes, offset);
    steps.sync(handle);
  } catch (error) {
    steps.close(handle);
    steps.remove(join(folder, temporary));
    throw error;
  }
  steps.close(handle);
  steps.rename(join(folder, temporary), path);
  syncFolder(folder, steps);
}

function clearLeftOvers(path: string, steps: FileSteps): void {
  const name = basename(path);
  const isLeftOver = (entry: string) =>
    entry.startsWith(`${name}.`) && /^[0-9a-f]{12}\.tmp$/.test(entry.slice(name.length + 1));
  for (const entry of steps.list(dirname(path)).filter(isLeftOver)) steps.remove(join(dirname(path), entry));
}

/** The new name is durable only once its folder is; Windows has no handle for that and does it by itself. */
function syncFolder(folder: string, steps: FileSteps): void {
  if (process.platform === 'win32') return;
  const handle = steps.open(folder, 'r', 0);
  try {
    steps.sync(handle);
  } finally {
    steps.close(handle);
  }
}
