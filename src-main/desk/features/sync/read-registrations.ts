import { setImmediate } from 'node:timers/promises';
import { setBulkLoad } from '../../db/open-workspace.ts';
import { transaction } from '../../db/sql.ts';
import {
  createRegistrationTriggers,
  dropRegistrationTriggers,
  hasRegistrations,
  takeOverAllRegistrations,
} from '../../db/tables/device-registrations.ts';
import { noteLostRegistrations, noteRegistrations } from '../../db/tables/registration-events.ts';
import {
  deleteUnseenRegistrations,
  endRegistrationSweep,
  markRegistrationsSeen,
  type Registration,
  startRegistrationSweep,
  upsertRegistrations,
} from '../../db/tables/registrations.ts';
import { moveCursor, readCursor } from '../../db/tables/sync-cursor.ts';
import type { IvantiClient } from '../../services.ts';
import { gathered, type Page, pages } from './read-pages.ts';
import { DELTA_MARGIN_MS } from './run-delta.ts';
import { markMoment } from './server-time.ts';
import type { SyncRun } from './sync-run.ts';

/** Registrations in one transaction: some 0.1 s of writing. */
const REGISTRATIONS_AT_ONCE = 2_000;

/** Reads who registered with Ivanti since the last time; `full`: everybody, and who no longer is. */
export async function readRegistrations(run: SyncRun, ivanti: IvantiClient, full: boolean): Promise<void> {
  const { db } = run.services;
  const { registrationsAfter } = readCursor(db);
  const began = markMoment(run.services, ivanti);
  if (registrationsAfter !== null) await readAgain(run, ivanti, full ? null : registrationsAfter);
  else if (!hasRegistrations(db)) await readFirst(run, ivanti);
  else {
    // What an earlier try has read, and did not come to give to the devices.
    await readAgain(run, ivanti, null);
    await takeOverAllRegistrations(db);
  }
  moveCursor(db, { registrationsAfter: began().toISOString() });
}

/** Each device is given its registration at the end: a million devices have two million identifiers to look up. */
async function readFirst(run: SyncRun, ivanti: IvantiClient): Promise<void> {
  const { db } = run.services;
  dropRegistrationTriggers(db);
  setBulkLoad(db, true);
  try {
    await readEach(run, ivanti, null, (rows) => upsertRegistrations(db, rows));
  } finally {
    if (db.open) {
      createRegistrationTriggers(db);
      await takeOverAllRegistrations(db);
      if (db.open) setBulkLoad(db, false);
      run.announce(['devices', 'profiles']);
    }
  }
}

async function readAgain(run: SyncRun, ivanti: IvantiClient, since: string | null): Promise<void> {
  const { db, clock } = run.services;
  if (since === null) startRegistrationSweep(db);
  let changed = false;
  try {
    await readEach(run, ivanti, since, (rows) => {
      if (since === null) markRegistrationsSeen(db, rows);
      noteRegistrations(db, rows, clock.now().toISOString());
      changed = upsertRegistrations(db, rows) || changed;
    });
    if (since === null && takeOutUnseen(run)) changed = true;
  } finally {
    if (since === null && db.open) endRegistrationSweep(db);
    // Once: whoever hears of it has every list built anew, which costs seconds with a million devices.
    if (changed) run.announce(['devices', 'profiles']);
  }
}

async function readEach(
  run: SyncRun,
  ivanti: IvantiClient,
  since: string | null,
  take: (rows: readonly Registration[]) => void,
): Promise<void> {
  const changedAfter = since === null ? {} : { changedAfter: new Date(Date.parse(since) - DELTA_MARGIN_MS) };
  const ask = (query: Page) => ivanti.listRegistrations({ ...query, ...changedAfter }, run.signal);
  const read = pages(ask, ({ serial, imei, imei2 }) => `${serial} ${imei} ${imei2}`);
  for await (const rows of gathered(read, REGISTRATIONS_AT_ONCE)) {
    transaction(run.services.db, () => take(rows));
    await setImmediate();
  }
  // Another tenant may have been connected since the last page.
  run.signal.throwIfAborted();
}

function takeOutUnseen({ services: { db, clock } }: SyncRun): boolean {
  return transaction(db, () => {
    noteLostRegistrations(db, clock.now().toISOString());
    return deleteUnseenRegistrations(db);
  });
}
