import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listBackups } from './backup-ledger.ts';
import { examineDatabase } from './examine-database.ts';
import { hasEdition } from './ledger-edition.ts';
import { cacheFile, type DatabaseFile, ledgerFile } from './migrate.ts';
import { wasLeftOpen } from './open-checks.ts';
import { rebuildDatabase } from './rebuild-database.ts';
import { putInPlace, temporaryBeside } from './replace-file.ts';
import { forgetRestoreRequest, putBackupInPlace, readRestoreRequest, restoreLedger } from './restore-ledger.ts';
import { setAside } from './set-aside.ts';
import { clearSuspicion, readSuspicion, type Suspicion } from './suspicion.ts';

/**
 * How the ledger is opened: as it was; its indexes made anew and nothing lost; a backup of it, because of damage or because
 * the person chose it; or empty, for want of a backup.
 */
export type LedgerState = 'sound' | 'rebuilt' | 'restored' | 'chosen' | 'empty';

/** How the cache is opened: as it was; its indexes made anew; or empty, to be fetched again. */
export type CacheState = 'sound' | 'rebuilt' | 'empty';

/** What was done to the files, with the names of those concerned in the workspace's folder; null where there is none. */
export type Mended = {
  ledger: LedgerState;
  cache: CacheState;
  ledgerSetAside: string | null;
  cacheSetAside: string | null;
  ledgerRestoredFrom: string | null;
};

/** Looks at the files of a locked workspace and puts right what can be, before they are opened; nothing is ever deleted. */
export function mendFiles(folder: string, now: Date): Mended {
  const suspicion = readSuspicion(folder);
  const ledger = mendLedger(folder, now, suspicion);
  // Something could not be read, and it was not the ledger's doing.
  const condemned = suspicion === 'damage' && ledger.ledger === 'sound';
  const cache = mendCache(folder, now, { suspicion, condemned });
  clearSuspicion(folder);
  return { ...ledger, ...cache };
}

type MendedLedger = Pick<Mended, 'ledger' | 'ledgerSetAside' | 'ledgerRestoredFrom'>;

function mendLedger(folder: string, now: Date, suspicion: Suspicion | null): MendedLedger {
  const wanted = readRestoreRequest(folder, now);
  if (wanted !== null) {
    const ledgerSetAside = setAside(folder, ledgerFile, 'replaced', now);
    putBackupInPlace(folder, wanted);
    forgetRestoreRequest(folder);
    return { ledger: 'chosen', ledgerSetAside, ledgerRestoredFrom: wanted };
  }
  forgetRestoreRequest(folder);
  const path = join(folder, ledgerFile.name);
  const untouched: MendedLedger = { ledger: 'sound', ledgerSetAside: null, ledgerRestoredFrom: null };
  if (!existsSync(path)) {
    const isNew = !hasEdition(folder) && listBackups(folder, now).length === 0;
    return isNew ? untouched : { ...restore(folder, now), ledgerSetAside: null };
  }
  const finding = examineDatabase(path, ledgerFile, suspicion ? 'whole' : 'deep');
  if (finding === 'sound') return untouched;
  const rebuilt = finding === 'rebuildable' ? rebuild(folder, ledgerFile, now) : null;
  if (rebuilt !== null) return { ledger: 'rebuilt', ledgerSetAside: rebuilt, ledgerRestoredFrom: null };
  const ledgerSetAside = setAside(folder, ledgerFile, 'damaged', now);
  return { ...restore(folder, now), ledgerSetAside };
}

function restore(folder: string, now: Date): Pick<Mended, 'ledger' | 'ledgerRestoredFrom'> {
  // The log of a ledger that is gone would be taken for the backup's.
  setAside(folder, ledgerFile, 'damaged', now);
  const ledgerRestoredFrom = restoreLedger(folder, now);
  return { ledger: ledgerRestoredFrom === null ? 'empty' : 'restored', ledgerRestoredFrom };
}

type Doubts = { suspicion: Suspicion | null; condemned: boolean };

function mendCache(folder: string, now: Date, doubts: Doubts): Pick<Mended, 'cache' | 'cacheSetAside'> {
  const path = join(folder, cacheFile.name);
  if (!existsSync(path)) return { cache: hasEdition(folder) ? 'empty' : 'sound', cacheSetAside: null };
  // Reading a cache of a million devices whole takes 0.4 s, with its indexes 3 s: only when there is a reason to.
  const depth = doubts.suspicion ? 'whole' : wasLeftOpen(path) ? 'deep' : 'shallow';
  const finding = examineDatabase(path, cacheFile, depth);
  if (finding === 'sound' && !doubts.condemned) return { cache: 'sound', cacheSetAside: null };
  const rebuilt = finding === 'rebuildable' ? rebuild(folder, cacheFile, now) : null;
  if (rebuilt !== null) return { cache: 'rebuilt', cacheSetAside: rebuilt };
  return { cache: 'empty', cacheSetAside: setAside(folder, cacheFile, 'damaged', now) };
}

/** Answers under which name the damaged file is kept; null when its tables cannot be read after all. */
function rebuild(folder: string, file: DatabaseFile, now: Date): string | null {
  const path = join(folder, file.name);
  const temporary = temporaryBeside(path);
  if (!rebuildDatabase(path, file, temporary)) return null;
  const kept = setAside(folder, file, 'damaged', now);
  putInPlace(temporary, path);
  return kept;
}
