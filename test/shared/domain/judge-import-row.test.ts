import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportColumn, ImportField } from '#shared/domain/csv-import.ts';
import { type CsvForm, guardCell } from '#shared/domain/csv-row.ts';
import { imeiCheckDigit } from '#shared/domain/imei.ts';
import {
  createImportReader,
  HIDDEN_CELL,
  hidePasswords,
  isRefusal,
  keptCells,
  passwordOf,
  placesOf,
} from '#shared/domain/judge-import-row.ts';

const columnsOf = (...fields: (ImportField | `=${string}` | '-')[]): ImportColumn[] =>
  fields.map((field) => {
    if (field === '-') return { kind: 'ignored' };
    if (field.startsWith('=')) return { kind: 'attribute', name: field.slice(1) };
    return { kind: 'field', field: field as ImportField };
  });
const read = (fields: Parameters<typeof columnsOf>, ...cells: string[]) =>
  createImportReader(columnsOf(...fields), fields)(cells);
const notes = (fields: Parameters<typeof columnsOf>, ...cells: string[]) =>
  read(fields, ...cells).notes.map(({ column, what, detail }) => [column, what, detail]);

describe('reading one row', () => {
  it.each([
    ['353227410022505', 'imei', '353227410022505', null],
    ['35322741002250', 'imei', '353227410022505', 'check-digit-added'],
    ['3532274100225042', 'imei', '353227410022505', 'imeisv-converted'],
    ['a10000009296f2', 'imei', 'A10000009296F2', 'cleaned'],
    ['="353227410022505"', 'imei', '353227410022505', 'cleaned'],
    ['R58M315CL4T', 'serial', 'R58M315CL4T', null],
    [' r58m315cl4t\u00a0', 'serial', 'R58M315CL4T', 'cleaned'],
  ] as const)('takes %j for what it is where either may stand', (cell, kind, value, remark) => {
    const row = read(['identifier'], cell);
    expect([row[kind], row.notes[0]?.what ?? null]).toEqual([value, remark]);
  });

  it.each([
    ['3.53227E+14', 'scientific'],
    ['353227410022504', 'imei-check'],
    ['12345', 'imei-length'],
    ['R58#', 'serial-signs'],
    ['', 'identifier-missing'],
  ])('refuses %j in such a column', (cell, reason) => {
    expect(read(['identifier'], cell).notes.map(({ what }) => what)).toEqual([reason]);
  });

  it('puts back columns that were swapped, and says so', () => {
    const row = read(['imei', 'serial'], 'R58M315CL4T', '353227410022505');
    expect(row).toMatchObject({ imei: '353227410022505', serial: 'R58M315CL4T' });
    expect(row.notes.map(({ what }) => what)).toEqual(['columns-swapped']);
    expect(notes(['imei', 'serial'], 'R58M315CL4T', '353227410022504')).toEqual([['imei', 'imei-signs', null]]);
  });

  it('refuses both IMEIs being the same', () => {
    expect(notes(['imei', 'imei2'], '353227410022505', '35322741002250')).toEqual([
      ['imei2', 'check-digit-added', '353227410022505'],
      ['imei2', 'imei-crossed', null],
    ]);
  });

  it('keeps what a person wrote, but for blanks and the guard of a spreadsheet', () => {
    const row = read(['serial', 'model', 'tags', '=Site', '=__proto__'], 'S1', ' SM  1 ', 'a, b', "'=x", "'y");
    expect([row.model, row.tags, row.attributes.Site]).toEqual(['SM 1', 'a, b', '=x']);
    expect(Object.entries(row.attributes)).toContainEqual(['__proto__', "'y"]);
  });

  it('refuses texts that are too long, and cells beyond the last column, without showing these', () => {
    const long = 'x'.repeat(256);
    expect(notes(['serial', '=Site', 'model'], 'S1', long, long)).toEqual([
      ['model', 'too-long', '255'],
      ['=Site', 'too-long', '255'],
    ]);
    expect(read(['serial'], 'S1', '', 'secret').notes).toEqual([
      { column: null, what: 'cell-without-column', cell: '', detail: null },
    ]);
    expect(notes(['serial'], 'S1', '', ' ')).toEqual([]);
  });
});

describe('a password', () => {
  const columns = columnsOf('serial', 'password', '-');

  it('is told of, never shown or kept', () => {
    const row = createImportReader(columns, ['S', 'P', 'X'])(['S1', 'x'.repeat(300), 'y']);
    expect([row.password, JSON.stringify(row).includes('xxx')]).toEqual([true, false]);
    expect(hidePasswords(['S1', 'secret', 'y'], columns)).toEqual(['S1', HIDDEN_CELL, 'y']);
    expect(keptCells(['S1', 'secret', 'y', 'z'], columns)).toEqual(['S1', HIDDEN_CELL, '']);
    expect(hidePasswords(['S1', ' '], columns)).toEqual(['S1', ' ']);
  });

  it('is exactly what was exported, guarded or raw', () => {
    const password = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(password, (text) => {
        expect(passwordOf(['S1', guardCell(text)], placesOf(columns))).toBe(text);
      }),
    );
    expect(passwordOf(['S1', '  '], placesOf(columns))).toBeNull();
  });
});

describe('what was exported', () => {
  const imei = fc.stringMatching(/^\d{14}$/).map((body) => body + imeiCheckDigit(body));
  const serial = fc.stringMatching(/^[A-Z\d]{11}$/).filter((text) => /[G-Z]/.test(text));
  // Blanks at the ends and doubled ones are nobody's word; neither is what only protects a cell.
  const word = fc.stringMatching(/^[=+@-]?[A-Za-z\d,;"é€]+( [A-Za-z\d,;"é€]+){0,3}$/);
  for (const form of ['guarded', 'raw'] as CsvForm[]) {
    it(`is taken as it was, without a remark on identifiers: ${form}`, () => {
      fc.assert(
        fc.property(imei, serial, word, (one, two, site) => {
          const cells = [one, two, site].map((cell) => (form === 'guarded' ? guardCell(cell) : cell));
          const row = read(['imei', 'serial', '=Site'], ...cells);
          expect([row.imei, row.serial, row.attributes.Site, row.notes]).toEqual([one, two, site, []]);
        }),
        { numRuns: 500 },
      );
    });
  }
});

it('tells a refusal from a remark', () => {
  expect([isRefusal('twice'), isRefusal('cleaned')]).toEqual([true, false]);
});
