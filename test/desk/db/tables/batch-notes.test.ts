import { afterEach, beforeEach, expect, it } from 'vitest';
import { countLines } from '../../../../src-main/desk/db/tables/batch-lines.ts';
import {
  beginNote,
  endNote,
  giveNote,
  noteOf,
  releaseNote,
  sweepNotes,
} from '../../../../src-main/desk/db/tables/batch-notes.ts';
import { addBatch, addNote } from '../../../helpers/batch-actions.ts';
import { openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(() => {
  test = openTestDb();
  addBatch(test.db, 'b');
  addBatch(test.db, 'other');
});
afterEach(() => test.close());

const rowsOf = (table: string) => test.db.prepare(`SELECT count(*) FROM main.${table}`).pluck().get();
const sweep = () => {
  while (sweepNotes(test.db));
};

it('a note that is being written is nobody’s, and is given to a batch in one go', () => {
  addNote(test.db, 'b', [{ serial: 'A' }]);
  const note = beginNote(test.db);
  test.db.prepare("INSERT INTO main.note_lines (note, line, serial) VALUES (?, 2, 'B'), (?, 3, 'C')").run(note, note);
  sweep();
  expect(countLines(test.db, 'b')).toBe(1);
  giveNote(test.db, 'b', note);
  endNote(test.db, note);
  expect([countLines(test.db, 'b'), noteOf(test.db, 'b')]).toEqual([2, note]);
});

it('what no batch has is swept, codes and lines, and nothing of the others', () => {
  const many = Array.from({ length: 12_000 }, (_, at) => ({ serial: `S${at % 7}${at}`, imei: String(at) }));
  addNote(test.db, 'b', many);
  addNote(test.db, 'other', [{ serial: 'S12' }, { imei: '15' }]);
  releaseNote(test.db, 'b');
  expect([countLines(test.db, 'b'), noteOf(test.db, 'b')]).toEqual([0, null]);
  expect(sweepNotes(test.db)).toBe(true);
  expect(rowsOf('note_codes')).toBeGreaterThan(2);
  sweep();
  expect([rowsOf('batch_notes'), rowsOf('note_lines'), rowsOf('note_codes')]).toEqual([1, 2, 2]);
  expect(rowsOf('batch_codes')).toBe(2);
});

it('a note is given up with its batch', () => {
  addNote(test.db, 'b', [{ serial: 'A' }]);
  test.db.exec("DELETE FROM main.batches WHERE batch_id = 'b'");
  sweep();
  expect([rowsOf('batch_notes'), rowsOf('note_lines'), rowsOf('note_codes')]).toEqual([0, 0, 0]);
});
