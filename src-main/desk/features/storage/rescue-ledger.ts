import { basename } from 'node:path';
import { backupLedger } from '../../db/backup-ledger.ts';
import type { Services } from '../../services.ts';

/**
 * Saves a ledger whose file is gone beside its backups, for the connection still has all of it; answers its name there, null
 * when even that failed.
 */
export function rescueLedger({ db, folder, clock, log }: Services): string | null {
  try {
    return basename(backupLedger(db, folder, { now: clock.now(), kind: 'rescued' }));
  } catch (error) {
    log('error', `the ledger could not be saved: ${String(error)}`);
    return null;
  }
}
