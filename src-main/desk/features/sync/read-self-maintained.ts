import { setImmediate } from 'node:timers/promises';
import { AppError } from '#shared/errors.ts';
import { transaction } from '../../db/sql.ts';
import {
  findStaleProfiles,
  finishReading,
  type StaleProfile,
  startReading,
  sweepListed,
  writeListed,
} from '../../db/tables/self-maintained-devices.ts';
import type { IvantiClient } from '../../services.ts';
import { gathered, type Page, pages } from './read-pages.ts';
import type { SyncRun } from './sync-run.ts';

/** Asked for at once, for a profile may have 200,000. */
const PAGE_SIZE = 500;
/** Devices in one transaction: some 0.05 s of writing. */
const DEVICES_AT_ONCE = 2_000;

/** Reads the devices of Self-Maintained profiles that changed since they were read; `all`: of every one. */
export async function readSelfMaintained(run: SyncRun, ivanti: IvantiClient, all: boolean): Promise<void> {
  const { db } = run.services;
  sweepListed(db);
  for (const profile of findStaleProfiles(db, all)) {
    try {
      await readDevices(run, ivanti, profile);
    } catch (error) {
      // Nothing public says that Ivanti lists them: where it does not, their number is all there is.
      if (!(error instanceof AppError) || error.details.httpStatus !== 404) throw error;
      finishReading(db, profile, startReading(db, profile.profileId));
      run.services.log('warn', `Ivanti does not list the devices of ${profile.profileId}`);
    }
    run.announce(['profiles']);
  }
}

async function readDevices({ services, signal }: SyncRun, ivanti: IvantiClient, profile: StaleProfile): Promise<void> {
  const { db } = services;
  const { profileId } = profile;
  const reading = startReading(db, profileId);
  const ask = (query: Page) => ivanti.listProfileDevices(profileId, query, signal);
  const read = pages(ask, ({ deviceId }) => deviceId, PAGE_SIZE);
  let first = 0;
  for await (const devices of gathered(read, DEVICES_AT_ONCE)) {
    transaction(db, () => writeListed(db, { profileId, reading, first }, devices));
    first += devices.length;
    await setImmediate();
  }
  signal.throwIfAborted();
  finishReading(db, profile, reading);
}
