import { randomUUID } from 'node:crypto';
import type { ImportPlan, ImportResult, ImportTarget } from '#shared/domain/csv-import.ts';
import { AppError } from '#shared/errors.ts';
import { type ReadableDb, transaction, type WritableDb } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { countLines, deleteLines } from '../../db/tables/batch-lines.ts';
import { type BatchRow, findBatch, insertBatch, setNoteName } from '../../db/tables/batches.ts';
import { importLines } from '../../db/tables/imported-devices.ts';
import type { HeldImport } from '../../db/tables/staged-imports.ts';
import type { Services } from '../../services.ts';

/** A batch there is, or one that is made for the note. */
export type NoteTarget = Extract<ImportTarget, { kind: 'batch' | 'newBatch' }>;

/** What the good rows of a file would be as the delivery note of a batch. Throws `not_found` and `batch_closed`. */
export function planNote(db: ReadableDb, held: HeldImport, target: NoteTarget): ImportPlan {
  const overwritten = target.kind === 'batch' ? countLines(db, needUnclosed(db, target.batchId).batchId) : 0;
  const { accepted, unknown } = held.preview;
  return { devices: accepted, skipped: 0, unknown, overwritten, byProfile: [] };
}

/**
 * Makes the good rows the delivery note of a batch, in place of the one it had: in one transaction, so that a note is whole
 * whatever happens. Throws `not_found` and `batch_closed`.
 */
export function commitNote(services: Services, held: HeldImport, target: NoteTarget): Omit<ImportResult, 'target'> {
  const { db, clock, osUser: actor } = services;
  const { fileName, refused } = held.preview;
  const at = clock.now().toISOString();
  const result = withRoom(db, held.preview.rows, () => {
    const { batchId, name } =
      target.kind === 'batch' ? needUnclosed(db, target.batchId) : makeBatch(services, target.name, at);
    const replaced = deleteLines(db, batchId);
    const lines = importLines(db, held, batchId);
    setNoteName(db, batchId, fileName);
    const facts = { batchId, name, fileName, lines, replaced, refused };
    appendActivity(db, { at, actor, action: 'batches.importNote', changeId: null, facts });
    return { batchId, devices: lines };
  });
  services.publish('data.changed', { tables: ['batches', 'activity'] });
  return { ...result, skipped: 0, selection: null, changeIds: [], editIds: [] };
}

/** So many lines are written without more room: some 50 ms. */
const FEW_LINES = 20_000;
const ROOM_KIB = 96 * 1024;

/** One transaction, with room in memory for the pages of a large note: three indexes are written in no order at all. */
function withRoom<Result>(db: WritableDb, lines: number, work: () => Result): Result {
  if (lines <= FEW_LINES) return transaction(db, work);
  const usual = db.pragma('main.cache_size', { simple: true });
  db.pragma(`main.cache_size = -${ROOM_KIB}`);
  try {
    return transaction(db, work);
  } finally {
    db.pragma(`main.cache_size = ${usual}`);
  }
}

function needUnclosed(db: ReadableDb, batchId: string): BatchRow {
  const batch = findBatch(db, batchId);
  if (!batch) throw new AppError('not_found', 'no such batch', { batchId });
  if (batch.state === 'closed') throw new AppError('batch_closed', 'the batch is closed', { batchId });
  return batch;
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
