import { setImmediate } from 'node:timers/promises';
import { transaction } from '../../db/sql.ts';
import { replaceIvantiProfiles } from '../../db/tables/ivanti-profiles.ts';
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
import { createDistinctCounter } from './count-distinct.ts';
import { DELTA_MARGIN_MS } from './run-delta.ts';
import type { SyncRun } from './sync-run.ts';

const PAGE_SIZE = 200;
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

/** Reads Ivanti's users, the life of its enrolment tokens, and who registered since the last time; `full`: everybody. */
export async function readIvantiLists(run: SyncRun, ivanti: IvantiClient, full: boolean): Promise<void> {
  const { db } = run.services;
  const users: IvantiUser[] = [];
  const askUsers = (query: Page) => ivanti.listUsers(query, run.signal);
  for await (const page of pages(askUsers, ({ userId }) => userId)) users.push(...page);
  if (transaction(db, () => replaceUsers(db, users))) run.announce(['users']);
  await readIvantiProfiles(run, ivanti);
  await readRegistrations(run, ivanti, full);
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
  const began = clock.now();
  if (since === null) startRegistrationSweep(db);
  let changed = false;
  try {
    const ask = (query: Page) => ivanti.listRegistrations({ ...query, ...changedAfter }, run.signal);
    const read = pages(ask, ({ serial, imei, imei2 }) => `${serial} ${imei} ${imei2}`);
    for await (const rows of gathered(read, REGISTRATIONS_AT_ONCE)) {
      transaction(db, () => {
        if (since === null) markRegistrationsSeen(db, rows);
        changed = upsertRegistrations(db, rows) || changed;
      });
      await setImmediate();
    }
    // Another tenant may have been connected since the last page.
    run.signal.throwIfAborted();
    if (since === null && deleteUnseenRegistrations(db)) changed = true;
  } finally {
    // Once: whoever hears of it has every list built anew, which costs seconds with a million devices.
    if (changed) run.announce(['devices', 'profiles']);
  }
  moveCursor(db, { registrationsAfter: began.toISOString() });
}

/** Pages put together to as many rows as are written at once. */
async function* gathered<Item>(read: AsyncIterable<Item[]>, least: number): AsyncGenerator<Item[], void> {
  let rows: Item[] = [];
  for await (const page of read) {
    rows.push(...page);
    if (rows.length < least) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

type Page = { page: number; pageSize: number };

/** Until the count is reached, or a page is empty or brings nothing new. */
async function* pages<Item>(
  ask: (query: Page) => Promise<{ items: Item[]; total: number }>,
  keyOf: (item: Item) => string,
): AsyncGenerator<Item[], void> {
  const seen = createDistinctCounter();
  let read = 0;
  for (let page = 0; ; page += 1) {
    const { items, total } = await ask({ page, pageSize: PAGE_SIZE });
    const before = seen.size;
    for (const item of items) seen.add(keyOf(item));
    if (seen.size === before) return;
    yield items;
    read += items.length;
    if (read >= total) return;
  }
}
