import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NAME = 'suspect';

/**
 * Why the next opening reads both databases whole: one of them could not be read (`damage`, nobody knows which), a check
 * found something (`check`), or the disk failed (`disk`).
 */
export type Suspicion = 'damage' | 'check' | 'disk';

/** Notes that a database is not to be trusted. A disk that cannot even take this note is no reason to fail. */
export function suspect(folder: string, why: Suspicion): void {
  try {
    writeFileSync(join(folder, NAME), why);
  } catch {
    // The log has the error that led here.
  }
}

/** What was noted; null when nothing was. */
export function readSuspicion(folder: string): Suspicion | null {
  if (!existsSync(join(folder, NAME))) return null;
  const why = readFileSync(join(folder, NAME), 'utf8');
  return why === 'check' || why === 'disk' ? why : 'damage';
}

/** Both databases were read whole and put right. */
export function clearSuspicion(folder: string): void {
  rmSync(join(folder, NAME), { force: true });
}
