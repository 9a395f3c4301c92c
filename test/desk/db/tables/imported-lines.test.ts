import { expect, it } from 'vitest';
import { beginNote } from '../../../../src-main/desk/db/tables/batch-notes.ts';
import { readCodes, writeCodes, writeLines } from '../../../../src-main/desk/db/tables/imported-lines.ts';
import {
  nextImportBase,
  type StagedImportRow,
  stageImportRows,
} from '../../../../src-main/desk/db/tables/staged-imports.ts';
import { openTestWorkspace } from '../open-test-workspace.ts';

const blank = { deviceId: null, profileId: null, model: 'M', orderId: 'O', carton: 'C', extras: null, notes: null };

it('makes the good rows of a part of a file lines of a note, found by their codes', () => {
  const db = openTestWorkspace();
  const base = nextImportBase(db);
  const row = (line: number, cells: string[] | null = null): StagedImportRow => ({
    ...{ ...blank, line, imei: `imei-${9 - line}`, imei2: null, serial: line === 3 ? 'S' : null, cells },
  });
  stageImportRows(db, base, 1, [row(2), row(3), row(4), row(5, ['x']), row(6)]);
  const note = beginNote(db);
  expect(writeLines(db, { base }, { note, after: 1, count: 3 })).toBe(2);
  const lines = db.prepare('SELECT line, imei, order_id FROM main.note_lines').raw().all();
  expect(lines).toEqual([3, 4].map((line) => [line, `imei-${9 - line}`, 'O']));
  expect(readCodes(db, { base }, { kind: 0, after: 1, count: 3 })).toEqual(['imei-6', 'imei-5', null]);
  expect(readCodes(db, { base }, { kind: 2, after: 0, count: 2 })).toEqual([null, 'S']);
  writeCodes(db, { base }, { note, kind: 0, rows: Uint32Array.of(2, 3) });
  expect(db.prepare('SELECT kind, code, note, line FROM main.note_codes').raw().all()).toEqual([
    [0, 'imei-5', note, 4],
    [0, 'imei-6', note, 3],
  ]);
});
