import { setImmediate } from 'node:timers/promises';
import { transaction } from '../../db/sql.ts';
import { replaceEnrollmentTokens } from '../../db/tables/enrollment-tokens.ts';
import { replaceKnoxProfiles } from '../../db/tables/profiles.ts';
import {
  deleteUnseenRegistrations,
  markRegistrationsSeen,
  startRegistrationSweep,
  upsertRegistrations,
} from '../../db/tables/registrations.ts';
import { moveCursor, readCursor } from '../../db/tables/sync-cursor.ts';
import { replaceUploads } from '../../db/tables/uploads.ts';
import { replaceUsers } from '../../db/tables/users.ts';
import type { IvantiClient, IvantiUser } from '../../services.ts';
import { DELTA_MARGIN_MS } from './run-delta.ts';
import type { SyncRun } from './sync-run.ts';

const PAGE_SIZE = 200;
/** Pages of a list of Ivanti's before it is taken for endless. */
const MOST_PAGES = 50_000;

/** Reads Samsung's profiles and uploads, which are few. */
export async function readKnoxLists(run: SyncRun): Promise<void> {
  const { db } = run.services;
  const profiles = await run.knox.listProfiles(run.signal);
  if (transaction(db, () => replaceKnoxProfiles(db, profiles))) run.announce(['profiles', 'devices']);
  const uploads = await run.knox.listUploads(run.signal);
  if (transaction(db, () => replaceUploads(db, uploads))) run.announce(['uploads']);
}

/** Reads Ivanti's users, the life of its enrolment tokens, and who registered since the last time; `full`: everybody. */
export async function readIvantiLists(run: SyncRun, ivanti: IvantiClient, full: boolean): Promise<void> {
  const { db } = run.services;
  const users: IvantiUser[] = [];
  for await (const page of pages((query) => ivanti.listUsers(query, run.signal))) users.push(...page);
  if (transaction(db, () => replaceUsers(db, users))) run.announce(['users']);
  const enrollmentTokens = await ivanti.listEnrollmentTokens(run.signal);
  if (transaction(db, () => replaceEnrollmentTokens(db, enrollmentTokens)))
    run.announce(['enrollmentTokens', 'profiles']);
  await readRegistrations(run, ivanti, full);
}

async function readRegistrations(run: SyncRun, ivanti: IvantiClient, full: boolean): Promise<void> {
  const { db, clock } = run.services;
  const since = full ? null : readCursor(db).registrationsAfter;
  const changedAfter = since === null ? {} : { changedAfter: new Date(Date.parse(since) - DELTA_MARGIN_MS) };
  const began = clock.now();
  if (since === null) startRegistrationSweep(db);
  for await (const page of pages((query) => ivanti.listRegistrations({ ...query, ...changedAfter }, run.signal))) {
    const changed = transaction(db, () => {
      if (since === null) markRegistrationsSeen(db, page);
      return upsertRegistrations(db, page);
    });
    if (changed) run.announce(['devices', 'profiles']);
    await setImmediate();
  }
  // Another tenant may have been connected since the last page.
  run.signal.throwIfAborted();
  if (since === null && deleteUnseenRegistrations(db)) run.announce(['devices', 'profiles']);
  moveCursor(db, { registrationsAfter: began.toISOString() });
}

async function* pages<Item>(
  ask: (query: { page: number; pageSize: number }) => Promise<{ items: Item[]; total: number }>,
): AsyncGenerator<Item[], void> {
  let read = 0;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { items, total } = await ask({ page, pageSize: PAGE_SIZE });
    if (items.length > 0) yield items;
    read += items.length;
    if (items.length === 0 || read >= total) return;
  }
}
