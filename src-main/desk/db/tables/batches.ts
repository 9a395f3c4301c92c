import type { BatchForm, BatchName, BatchState } from '#shared/domain/batch.ts';
import { bumpRevision } from '../revisions.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';
import { profileNameOfSql } from './device-rows.ts';

/** A batch as the ledger has it; times are ISO text. */
export type BatchRow = BatchName & {
  createdAt: string;
  createdBy: string;
  closedAt: string | null;
  /** Entry of the activity log that put its devices on hold, null when none did. */
  holdEntry: number | null;
};

/** A new batch: what the person gave it, and the key it goes by. */
export type NewBatch = { batchId: string; form: BatchForm; createdAt: string; createdBy: string };

// A profile made here goes by an id of ours until Samsung has given it one.
const profileIdSql =
  '(SELECT coalesce((SELECT i.profile_id FROM main.profile_ids i WHERE i.own_id = b.profile_id), b.profile_id))';

const columns = `b.batch_id AS batchId, b.name, b.depot, ${profileIdSql} AS profileId,
  ${profileNameOfSql(profileIdSql)} AS profileName, b.due_at AS dueAt, b.state, b.note_name AS noteName,
  b.created_at AS createdAt, b.created_by AS createdBy, b.closed_at AS closedAt, b.hold_entry AS holdEntry`;

const orderSql = `ORDER BY b.state = 'closed', b.closed_at DESC, b.due_at IS NULL, b.due_at, b.created_at DESC, b.batch_id`;

/** Every batch: open and held ones first, by the day they are due; then closed ones, the one closed last first. */
export function readBatches(db: ReadableDb): BatchRow[] {
  return prepared<BatchRow>(db, `SELECT ${columns} FROM main.batches b ${orderSql}`).all();
}

/** One batch, null when there is none of that key. */
export function findBatch(db: ReadableDb, batchId: string): BatchRow | null {
  return prepared<BatchRow>(db, `SELECT ${columns} FROM main.batches b WHERE b.batch_id = ?`).get(batchId) ?? null;
}

/** Adds an open batch without a note. */
export function insertBatch(db: WritableDb, { batchId, form, createdAt, createdBy }: NewBatch): void {
  prepared(
    db,
    `INSERT INTO main.batches (batch_id, name, depot, profile_id, due_at, created_at, created_by)
     VALUES (@batchId, @name, @depot, @profileId, @dueAt, @createdAt, @createdBy)`,
  ).run({ ...form, batchId, createdAt, createdBy });
  bumpRevision(db, 'batches');
}

/** Gives a batch what the person has written. */
export function updateBatch(db: WritableDb, batchId: string, form: BatchForm): void {
  prepared(
    db,
    `UPDATE main.batches SET name = @name, depot = @depot, profile_id = @profileId, due_at = @dueAt
     WHERE batch_id = @batchId`,
  ).run({ ...form, batchId });
  bumpRevision(db, 'batches');
}

/** Says how a batch stands; `at` is when it was closed, if it is, `holdEntry` what holds its devices. */
export function setBatchState(
  db: WritableDb,
  batchId: string,
  { state, at, holdEntry }: { state: BatchState; at: string; holdEntry: number | null },
): void {
  prepared(
    db,
    `UPDATE main.batches SET state = @state, hold_entry = @holdEntry, closed_at = iif(@state = 'closed', @at, NULL)
     WHERE batch_id = @batchId`,
  ).run({ batchId, state, at, holdEntry });
  bumpRevision(db, 'batches');
}

/** Says which file a batch's delivery note came from, null for none. */
export function setNoteName(db: WritableDb, batchId: string, noteName: string | null): void {
  prepared(db, 'UPDATE main.batches SET note_name = @noteName WHERE batch_id = @batchId').run({ batchId, noteName });
  bumpRevision(db, 'batches');
}

/** Takes a batch away with its note and its scans. */
export function deleteBatch(db: WritableDb, batchId: string): void {
  for (const table of ['batch_scans', 'batches'])
    prepared(db, `DELETE FROM main.${table} WHERE batch_id = ?`).run(batchId);
  bumpRevision(db, 'batches');
}
