import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { readActivityWindow, readPeople } from '../../db/tables/activity-list.ts';
import type { Services } from '../../services.ts';

/** A window of the activity log, newest first, and everybody who is in it. */
export function listEntries(
  { db }: Services,
  { filter, first, count }: ParsedInput<'activity.list'>,
): CommandOutput<'activity.list'> {
  return { ...readActivityWindow(db, filter, { first, count }), people: readPeople(db) };
}
