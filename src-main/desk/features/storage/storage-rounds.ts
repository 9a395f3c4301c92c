import { isBackupDue } from '../../db/backup-ledger.ts';
import { readLastCheck } from '../../db/tables/storage.ts';
import type { FileWatch } from '../../db/watch-files.ts';
import { tidyPasswords } from '../../db/wipe-passwords.ts';
import type { Services } from '../../services.ts';
import { makeBackup } from './back-up.ts';
import { checkDatabases } from './check-databases.ts';
import { doesLogGrow } from './get-state.ts';

/** Looks after the files while the desk runs. */
export type StorageRounds = { begin(): void; stop(): void };

/** What the rounds ask of the desk: whether its files are still there, and for how long nobody has asked it anything. */
export type RoundsParts = { watch: FileWatch; idleMs(): number };

/** A file that is gone is noticed within five seconds. */
const LOOK_MS = 2_000;
/** Not while the window waits for its first rows. */
const FIRST_BACKUP_MS = 30_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
const IDLE_MS = 120_000;

type Rounds = {
  services: Services;
  parts: RoundsParts;
  stopped: AbortController;
  /** Monotonic, of the last copy made or tried; the wall clock alone could be standing still. */
  backedUpAt: number;
  triedAt: number;
  checkTriedAt: number;
  logGrew: boolean;
};

/** The rounds of one desk; nothing is looked at before `begin`. */
export function createStorageRounds(services: Services, parts: RoundsParts): StorageRounds {
  const now = services.clock.monotonicMs();
  const rounds: Rounds = {
    ...{ services, parts, stopped: new AbortController(), backedUpAt: now, logGrew: false },
    triedAt: now + FIRST_BACKUP_MS - HOUR_MS,
    checkTriedAt: Number.NEGATIVE_INFINITY,
  };
  return { begin: () => void goRound(rounds), stop: () => rounds.stopped.abort() };
}

async function goRound(rounds: Rounds): Promise<void> {
  const { services, parts, stopped } = rounds;
  while (!stopped.signal.aborted) {
    if (parts.watch() !== null) {
      services.reportDamage('database_replaced');
      return;
    }
    warnOfLog(rounds);
    if (isCheckDue(rounds)) {
      rounds.checkTriedAt = services.clock.monotonicMs();
      checkDatabases(services);
    }
    void backUpWhenDue(rounds);
    await tidyPasswords(services);
    await services.clock.sleep(LOOK_MS, stopped.signal).catch(() => undefined);
  }
}

/** Once a day by either clock, and never more often than once an hour, whatever the wall clock does. */
async function backUpWhenDue(rounds: Rounds): Promise<void> {
  const { services, stopped } = rounds;
  const { folder, clock, log } = services;
  const now = clock.monotonicMs();
  if (now - rounds.triedAt < HOUR_MS) return;
  rounds.triedAt = now;
  try {
    if (now - rounds.backedUpAt < DAY_MS && !isBackupDue(folder, clock.now())) return;
    await makeBackup(services, 'daily', stopped.signal);
    rounds.backedUpAt = clock.monotonicMs();
  } catch (error) {
    if (!stopped.signal.aborted) log('error', `the daily backup failed: ${String(error)}`);
  }
}

/** Once a week when nothing else goes on. Over a network it would hold up whoever writes: only when asked for. */
function isCheckDue({ services, parts, checkTriedAt }: Rounds): boolean {
  const { db, clock, jobs, sync, network } = services;
  if (network || jobs.size > 0 || parts.idleMs() < IDLE_MS || clock.monotonicMs() - checkTriedAt < DAY_MS) return false;
  if (sync.status().phase !== 'idle') return false;
  const last = readLastCheck(db);
  // A check in the future means that the clock was set back: better one too many.
  return last === null || Math.abs(clock.now().getTime() - Date.parse(last.at)) >= WEEK_MS;
}

function warnOfLog(rounds: Rounds): void {
  const grows = doesLogGrow(rounds.services.folder);
  if (grows === rounds.logGrew) return;
  rounds.logGrew = grows;
  rounds.services.log(
    'warn',
    grows ? 'a database’s log grows: another program reads it without end' : 'the log shrank',
  );
  rounds.services.publish('data.changed', { tables: ['storage'] });
}
