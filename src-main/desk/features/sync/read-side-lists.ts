import { setImmediate } from 'node:timers/promises';
import { transaction } from '../../db/sql.ts';
import { replaceIvantiProfiles } from '../../db/tables/ivanti-profiles.ts';
import { replaceKnoxProfiles } from '../../db/tables/profiles.ts';
import { noteLostRegistrations, noteRegistrations } from '../../db/tables/registration-events.ts';
import {
  deleteUnseenRegistrations,
  endRegistrationSweep,
  markRegistrationsSeen,
  startRegistrationSweep,
  upsertRegistrations,
} from '../../db/tables/registrations.ts';
import { moveCursor, readCursor } from '../../db/tables/sync-cursor.ts';
import { replaceUploads } from '../../db/tables/uploads.ts';
import { replaceUsers } from '../../db/tables/users.ts';
import type { IvantiClient, IvantiUser } from '../../services.ts';
import { gathered, type Page, pages } from './read-pages.ts';
import { readSelfMaintained } from './read-self-maintained.ts';
import { DELTA_MARGIN_MS } from './run-delta.ts';
import { markMoment } from './server-time.ts';
import type { SyncRun } from './sync-run.ts';

/** Registrations in one transaction: some 0.1 s of writing. */
const REGISTRATIONS_AT_ONCE = 2_000;

/** Reads Samsung's profiles and uploads, which are few. */
export async function readKnoxLists(run: SyncRun): Promise<void> {
  const { db } = run.services;
  const profiles = await run.knox.listProfiles(run.signal);
  if (transaction(db, () => replaceKnoxProfiles(db, profiles))) run.announce(['profiles', 'devices']);
  const uploads = await run.knox.listUploads(run.signal);
  if (transaction(db, () => replaceUploads(db, uploads))) run.announce(['uploads']);
}

/**
 * Reads Ivanti's users, the life of its enrolment tokens, who registered since the last time, and the devices of
 * Self-Maintained profiles that changed; `full`: everybody, and all of them.
 */
export async function readIvantiLists(run: SyncRun, ivanti: IvantiClient, full: boolean): Promise<void> {
  const { db } = run.services;
  const users: IvantiUser[] = [];
  const askUsers = (query: Page) => ivanti.listUsers(query, run.signal);
  for await (const page of pages(askUsers, ({ userId }) => userId)) users.push(...page);
  if (transaction(db, () => replaceUsers(db, users))) run.announce(['users']);
  await readIvantiProfiles(run, ivanti);
  await readRegistrations(run, ivanti, full);
  await readSelfMaintained(run, ivanti, full);
}

/** Reads Ivanti's bulk enrolment profiles with the life of their tokens, which are few. */
export async function readIvantiProfiles(run: SyncRun, ivanti: IvantiClient): Promise<void> {
  const { db } = run.services;
  const profiles = await ivanti.listProfiles(run.signal);
  if (transaction(db, () => replaceIvantiProfiles(db, profiles))) run.announce(['enrollmentTokens', 'profiles']);
}

async function readRegistrations(run: SyncRun, ivanti: IvantiClient, full: boolean): Promise<void> {
  const { db, clock } = run.services;
  const since = full ? null : readCursor(db).registrationsAfter;
  const changedAfter = since === null ? {} : { changedAfter: new Date(Date.parse(since) - DELTA_MARGIN_MS) };
  const began = markMoment(run.services, ivanti);
  if (since === null) startRegistrationSweep(db);
  let changed = false;
  try {
    const ask = (query: Page) => ivanti.listRegistrations({ ...query, ...changedAfter }, run.signal);
    const read = pages(ask, ({ serial, imei, imei2 }) => `${serial} ${imei} ${imei2}`);
    for await (const rows of gathered(read, REGISTRATIONS_AT_ONCE)) {
      transaction(db, () => {
        if (since === null) markRegistrationsSeen(db, rows);
        noteRegistrations(db, rows, clock.now().toISOString());
        changed = upsertRegistrations(db, rows) || changed;
      });
      await setImmediate();
    }
    // Another tenant may have been connected since the last page.
    run.signal.throwIfAborted();
    if (since === null && takeOutUnseen(run)) changed = true;
  } finally {
    if (since === null && db.open) endRegistrationSweep(db);
    // Once: whoever hears of it has every list built anew, which costs seconds with a million devices.
    if (changed) run.announce(['devices', 'profiles']);
  }
  moveCursor(db, { registrationsAfter: began().toISOString() });
}

function takeOutUnseen({ services: { db, clock } }: SyncRun): boolean {
  return transaction(db, () => {
    noteLostRegistrations(db, clock.now().toISOString());
    return deleteUnseenRegistrations(db);
  });
}
