import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { readChange, toQueuedChange } from '../../db/tables/changes.ts';
import type { Services } from '../../services.ts';
import { needEntry } from './need-entry.ts';

/** One entry as it was written, and the change it is about as it stands now. Throws `not_found`. */
export function getEntry(
  { db }: Services,
  input: ParsedInput<'activity.getEntry'>,
): CommandOutput<'activity.getEntry'> {
  const entry = needEntry(db, input.entry);
  const change = entry.changeId === null ? null : readChange(db, entry.changeId);
  return { entry, change: change && toQueuedChange(change) };
}
