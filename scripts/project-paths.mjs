// Where things lie: the project, its own Node, the binary of Electron and the cache shared by all clones of one user.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
export const modulesDir = join(projectRoot, 'node_modules');
export const electronDir = join(modulesDir, 'electron');
export const electronDist = join(electronDir, 'dist');
export const sqliteDir = join(modulesDir, 'better-sqlite3');

/** The folder that outlives a clone: downloads and built files, safe to delete at any time. */
export function userCache() {
  if (process.env.MUSTER_CACHE_DIR) return process.env.MUSTER_CACHE_DIR;
  if (process.platform === 'win32') return join(process.env.LOCALAPPDATA ?? homedir(), 'muster-build', 'Cache');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'muster-build');
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'muster');
}

/** The Node that runs every tool of the project: the one the lock file names, whatever the machine has. */
export const projectNode = join(modulesDir, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
