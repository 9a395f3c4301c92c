import { expect, it } from 'vitest';
import type { WritableDb } from '../../../../src-main/desk/db/sql.ts';
import { rowsOfBatch } from '../../../../src-main/desk/db/tables/batch-rows.ts';
import { startBulkLoad } from '../../../../src-main/desk/db/tables/device-bulk-load.ts';
import { knoxDevice, openFilledWorkspace } from '../open-test-workspace.ts';

type Codes = { imei?: string; imei2?: string; serial?: string };

function addBatch(db: WritableDb, batchId: string): void {
  db.prepare("INSERT INTO main.batches (batch_id, name, created_at, created_by) VALUES (?, ?, '', '')").run(
    batchId,
    batchId,
  );
}

function addLine(db: WritableDb, line: number, { imei, imei2, serial }: Codes, batchId = 'b1'): void {
  db.prepare('INSERT OR IGNORE INTO main.batch_notes (batch_id) VALUES (?)').run(batchId);
  const sql = `INSERT INTO main.note_lines (note, line, imei, imei2, serial)
    SELECT note, ?, ?, ?, ? FROM main.batch_notes WHERE batch_id = ?`;
  db.prepare(sql).run(line, imei ?? null, imei2 ?? null, serial ?? null, batchId);
}

function addScan(db: WritableDb, { serial }: Codes, { verdict = 'good', undone = 0, batchId = 'b1' } = {}): void {
  db.prepare(
    `INSERT INTO main.batch_scans (batch_id, at, by, text, serial, verdict, undone) VALUES (?, '', '', '', ?, ?, ?)`,
  ).run(batchId, serial ?? null, verdict, undone);
}

const serialOf = (number: number) => knoxDevice(number).serial ?? '';
const imeiOf = (number: number) => knoxDevice(number).imei ?? '';

/** Ten devices in rows 1 to 10, the last with two IMEIs. */
async function openBatches(): Promise<WritableDb> {
  const dual = knoxDevice(10, { imei2: '353227419999990' });
  const db = await openFilledWorkspace([...Array.from({ length: 9 }, (_, n) => knoxDevice(n + 1)), dual]);
  for (const batchId of ['b1', 'b2']) addBatch(db, batchId);
  return db;
}

it('the devices of a batch are those of its note, by any identifier, and those scanned, each once', async () => {
  const db = await openBatches();
  addLine(db, 1, { imei: imeiOf(1) });
  addLine(db, 2, { serial: serialOf(2) });
  addLine(db, 3, { imei: '353227419999990' });
  addLine(db, 4, { imei: '490154203237518', imei2: imeiOf(4) });
  addLine(db, 5, { imei: '490154203237518', serial: 'NOBODY0000' });
  addScan(db, { serial: serialOf(2) });
  addScan(db, { serial: serialOf(5) }, { verdict: 'not-expected' });
  expect(rowsOfBatch(db, 'b1').sort((a, b) => a - b)).toEqual([1, 2, 4, 5, 10]);
});

it('scans that were undone or refused and other batches do not count', async () => {
  const db = await openBatches();
  addScan(db, { serial: serialOf(1) }, { undone: 1 });
  addScan(db, { serial: serialOf(2) }, { verdict: 'swapped' });
  addScan(db, { serial: serialOf(3) }, { batchId: 'b2' });
  addLine(db, 1, { serial: serialOf(4) }, 'b2');
  expect(rowsOfBatch(db, 'b1')).toEqual([]);
  expect(rowsOfBatch(db, 'b2').sort((a, b) => a - b)).toEqual([3, 4]);
});

it('while a first sync fills the table there are none', async () => {
  const db = await openBatches();
  addLine(db, 1, { serial: serialOf(1) });
  startBulkLoad(db);
  expect(rowsOfBatch(db, 'b1')).toEqual([]);
});
