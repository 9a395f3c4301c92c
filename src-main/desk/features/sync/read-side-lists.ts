import { transaction } from '../../db/sql.ts';
import { replaceIvantiProfiles } from '../../db/tables/ivanti-profiles.ts';
import { replaceKnoxProfiles } from '../../db/tables/profiles.ts';
import { replaceUploads } from '../../db/tables/uploads.ts';
import { replaceUsers } from '../../db/tables/users.ts';
import type { IvantiClient, IvantiUser } from '../../services.ts';
import { type Page, pages } from './read-pages.ts';
import { readRegistrations } from './read-registrations.ts';
import { readSelfMaintained } from './read-self-maintained.ts';
import type { SyncRun } from './sync-run.ts';

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
