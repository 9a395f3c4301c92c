import type { BatchFinding, BatchForm } from '#shared/domain/batch.ts';
import type { ScanVerdict } from '#shared/domain/scan-verdict.ts';
import type { WritableDb } from '../../src-main/desk/db/sql.ts';
import { insertLines, type NoteLine } from '../../src-main/desk/db/tables/batch-lines.ts';
import { insertBatch, setNoteName } from '../../src-main/desk/db/tables/batches.ts';
import { testNow } from './open-test-db.ts';

/** What a person gives a batch in tests; its profile, if any, is named like its id. */
export function batchForm(changes: Partial<BatchForm> = {}): BatchForm {
  return { name: 'Lyon 14', depot: 'Lyon', profileId: null, dueAt: '2026-12-01', ...changes };
}

/** A batch straight in the ledger. */
export function addBatch(db: WritableDb, batchId: string, form: Partial<BatchForm> = {}): void {
  insertBatch(db, { batchId, form: batchForm(form), createdAt: testNow.toISOString(), createdBy: 'tester' });
}

/** Lines of a delivery note, counted from 2 as under a header. */
export function addNote(db: WritableDb, batchId: string, lines: readonly Partial<NoteLine>[]): void {
  const blank = { imei: null, imei2: null, serial: null, model: null, orderId: null, carton: null };
  insertLines(
    db,
    batchId,
    lines.map((line, at) => ({ ...blank, line: at + 2, ...line })),
  );
  setNoteName(db, batchId, 'note.csv');
}

type Codes = { imei?: string; imei2?: string; serial?: string; verdict?: ScanVerdict; undone?: 0 | 1 };

/** A scan as the ledger keeps it, whatever it ought to have been. */
export function addScan(db: WritableDb, batchId: string, codes: Codes): void {
  const blank = { imei: null, imei2: null, serial: null, verdict: 'good', undone: 0 };
  db.prepare(
    `INSERT INTO main.batch_scans (batch_id, at, by, text, imei, imei2, serial, verdict, undone)
     VALUES (@batchId, @at, 'tester', '', @imei, @imei2, @serial, @verdict, @undone)`,
  ).run({ ...blank, ...codes, batchId, at: testNow.toISOString() });
}

/** Findings that are not nought. */
export function found(findings: Record<BatchFinding, number>): Partial<Record<BatchFinding, number>> {
  return Object.fromEntries(Object.entries(findings).filter(([, count]) => count > 0));
}
