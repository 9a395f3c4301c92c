import { afterEach, beforeEach, expect, it } from 'vitest';
import { revisionOf } from '../../../../src-main/desk/db/revisions.ts';
import { countLines } from '../../../../src-main/desk/db/tables/batch-lines.ts';
import { addBatch, addNote } from '../../../helpers/batch-actions.ts';
import { openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(() => {
  test = openTestDb();
  addBatch(test.db, 'b');
  addBatch(test.db, 'other');
});
afterEach(() => test.close());

it('keeps the lines of each batch apart, identifiers as text', () => {
  addNote(test.db, 'b', [{ serial: '0012' }, { imei: '350000000000001' }]);
  addNote(test.db, 'other', [{ serial: 'A' }]);
  const kept = test.db.prepare("SELECT line, serial, imei FROM main.batch_lines WHERE batch_id = 'b'").all();
  expect(kept).toEqual([
    { line: 2, serial: '0012', imei: null },
    { line: 3, serial: null, imei: '350000000000001' },
  ]);
  expect([countLines(test.db, 'b'), countLines(test.db, 'other')]).toEqual([2, 1]);
});

it('replaces the note a batch had', () => {
  addNote(test.db, 'b', [{ serial: 'A' }, { serial: 'B' }]);
  const before = revisionOf(test.db, 'batches');
  addNote(test.db, 'b', [{ serial: 'C' }]);
  expect(countLines(test.db, 'b')).toBe(1);
  expect(test.db.prepare('SELECT code, line FROM main.batch_codes').raw().all()).toEqual([['C', 2]]);
  expect(revisionOf(test.db, 'batches')).toBeGreaterThan(before);
});
