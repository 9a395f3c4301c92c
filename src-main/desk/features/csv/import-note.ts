import { randomUUID } from 'node:crypto';
import type { ImportPlan, ImportResult, ImportTarget } from '#shared/domain/csv-import.ts';
import { needUnclosed } from '../../db/need-batch.ts';
import type { JobControl } from '../../db/run-job.ts';
import { type ReadableDb, transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { countLines } from '../../db/tables/batch-lines.ts';
import { beginNote, endNote, giveNote } from '../../db/tables/batch-notes.ts';
import { insertBatch, setNoteName } from '../../db/tables/batches.ts';
import type { HeldImport } from '../../db/tables/staged-imports.ts';
import type { Services } from '../../services.ts';
import { sweepAll, writeNote } from './write-note.ts';

/** A batch there is, or one that is made for the note. */
export type NoteTarget = Extract<ImportTarget, { kind: 'batch' | 'newBatch' }>;

/** What the good rows of a file would be as the delivery note of a batch. Throws `not_found` and `batch_closed`. */
export function planNote(db: ReadableDb, held: HeldImport, target: NoteTarget): ImportPlan {
  const overwritten = target.kind === 'batch' ? countLines(db, needUnclosed(db, target.batchId).batchId) : 0;
  const { accepted, unknown } = held.preview;
  return { devices: accepted, skipped: 0, unknown, overwritten, byProfile: [] };
}

/**
 * Makes the good rows the delivery note of a batch, in place of the one it had: written slice by slice where nobody sees it,
 * and given to the batch at the end, so that a note is whole whatever happens. Throws `not_found` and `batch_closed`.
 */
export async function commitNote(
  services: Services,
  held: HeldImport,
  { control, ...target }: NoteTarget & { control: JobControl },
): Promise<Omit<ImportResult, 'target'>> {
  const { db, clock, osUser: actor } = services;
  const { fileName, refused } = held.preview;
  if (target.kind === 'batch') needUnclosed(db, target.batchId);
  const note = transaction(db, () => beginNote(db));
  try {
    const lines = await writeNote(db, held, { note, control });
    const at = clock.now().toISOString();
    const batchId = transaction(db, () => {
      const { batchId, name } =
        target.kind === 'batch' ? needUnclosed(db, target.batchId) : makeBatch(services, target.name, at);
      const replaced = countLines(db, batchId);
      giveNote(db, batchId, note);
      setNoteName(db, batchId, fileName);
      const facts = { batchId, name, fileName, lines, replaced, refused };
      appendActivity(db, { at, actor, action: 'batches.importNote', changeId: null, facts });
      return batchId;
    });
    services.publish('data.changed', { tables: ['batches', 'activity'] });
    return { batchId, devices: lines, skipped: 0, selection: null, changeIds: [], editIds: [] };
  } finally {
    endNote(db, note);
    void sweepAll(services);
  }
}

function makeBatch({ db, osUser: actor }: Services, name: string, at: string): { batchId: string; name: string } {
  const batchId = randomUUID();
  insertBatch(db, {
    batchId,
    form: { name, depot: '', profileId: null, dueAt: null },
    createdAt: at,
    createdBy: actor,
  });
  const facts = { batchId, name, depot: '', dueAt: null, profileName: null };
  appendActivity(db, { at, actor, action: 'batches.create', changeId: null, facts });
  return { batchId, name };
}
