import { codeOf } from '#shared/errors.ts';
import { endsConnection, transaction } from '../../db/sql.ts';
import { sweepNotes } from '../../db/tables/batch-notes.ts';
import { forgetEdits as forgetSlice } from '../../db/tables/device-edits.ts';
import type { Services } from '../../services.ts';

/** So often it is looked whether there are too many. Milliseconds. */
const EVERY_MS = 86_400_000;

/**
 * Makes what idle moments are for once a day: one slice of the oldest edits that are too many, and of notes that no
 * batch has; true while there is more.
 */
export function createForgetting({ db, clock, log, reportDamage }: Services): () => boolean {
  let dueAt = clock.monotonicMs();
  return () => {
    if (clock.monotonicMs() < dueAt) return false;
    try {
      if (forgetSlice(db) > 0 || transaction(db, () => sweepNotes(db))) return true;
    } catch (error) {
      if (endsConnection(error)) reportDamage(codeOf(error));
      log('warn', `what is no longer needed was not forgotten: ${error instanceof Error ? error.message : 'unknown'}`);
    }
    dueAt = clock.monotonicMs() + EVERY_MS;
    return false;
  };
}
