import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { toCsvLine } from '#shared/domain/csv-row.ts';
import { parseDevicesCsv } from '../../../../src-main/desk/features/csv/parse-devices-csv.ts';

const sign = fc.constantFrom(...'=+-@\t\r\n\0＝＋－＠\'"', ',', ' ', ';', '\ufeff', 'é', '数', '1', 'a', '\u202e');
const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: sign, maxLength: 8 }), fc.constant(''));
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }));

describe('reading back what was exported', () => {
  for (const form of ['guarded', 'raw'] as const) {
    it(`gives every cell as it was: ${form}`, () => {
      fc.assert(
        fc.property(table, fc.boolean(), (rows, marked) => {
          const text = (marked ? '\ufeff' : '') + rows.map((row) => toCsvLine(row, form)).join('');
          // A file without the mark must not begin with a cell that looks like it.
          fc.pre(marked || !text.startsWith('\ufeff'));
          const parsed = parseDevicesCsv(text, form);
          expect([parsed.headers, ...parsed.rows]).toEqual(rows);
        }),
        { numRuns: 1000 },
      );
    });
  }

  it('finds no cell that a spreadsheet could evaluate, whoever reads it', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map((row) => toCsvLine(row, 'guarded')).join('');
        const { data } = Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n' });
        for (const parsed of data.flat()) expect(parsed).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/);
      }),
      { numRuns: 1000 },
    );
  });

  it('unguarded does hold such cells, or the test above proves nothing', () => {
    expect(parseDevicesCsv(toCsvLine(['h'], 'raw') + toCsvLine(['=1+1\nx'], 'raw'), 'raw').rows).toEqual([['=1+1\nx']]);
  });

  it('takes off the mark at the beginning', () => {
    expect(parseDevicesCsv('\ufeffIMEI,Serial\r\n1,2\r\n', 'guarded')).toEqual({
      headers: ['IMEI', 'Serial'],
      rows: [['1', '2']],
    });
  });

  it('of an empty file is nothing', () => expect(parseDevicesCsv('', 'raw')).toEqual({ headers: [], rows: [] }));
});
