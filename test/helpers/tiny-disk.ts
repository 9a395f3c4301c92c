import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Why a test that needs a disk of its own did not run. */
export const noTinyDisk = 'needs root to mount a file system of its own';

/** A file system in memory, gone after the test; null where the test may not mount one. */
export function mountTinyDisk(size: string): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'muster-disk-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return folder;
}

/** Mounts it anew so that nothing can be written to it, or so that it can be again. */
export function setReadOnly(folder: string, readOnly: boolean): void {
  execFileSync('mount', ['-o', `remount,${readOnly ? 'ro' : 'rw'}`, folder]);
}
