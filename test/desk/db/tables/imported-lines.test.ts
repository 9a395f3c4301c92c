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
  const imeis = { codes: ['imei-6', 'imei-5'], lines: [3, 4] };
  expect(readCodes(db, { base }, { kind: 0, after: 1, count: 3 })).toEqual(imeis);
  expect(readCodes(db, { base }, { kind: 2, after: 0, count: 2 })).toEqual({ codes: ['S'], lines: [3] });
  writeCodes(db, { note, kind: 0 }, imeis);
  expect(db.prepare('SELECT kind, code, note, line FROM main.note_codes').raw().all()).toEqual([
    [0, 'imei-5', note, 4],
    [0, 'imei-6', note, 3],
  ]);
});

it('has many lines found by their codes at once', () => {
  const db = openTestWorkspace();
  const note = beginNote(db);
  const lines = Array.from({ length: 70 }, (_, at) => at + 2);
  writeCodes(db, { note, kind: 2 }, { codes: lines.map((line) => `S${line}`), lines });
  const found = db.prepare('SELECT kind, code, note, line FROM main.note_codes ORDER BY line').raw().all();
  expect(found).toEqual(lines.map((line) => [2, `S${line}`, note, line]));
});
