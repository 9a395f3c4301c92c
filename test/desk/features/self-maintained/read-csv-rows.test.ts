import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type CsvRow, readCsvRows } from '../../../../src-main/desk/features/self-maintained/read-csv-rows.ts';
import type { TextPiece } from '../../../../src-main/desk/features/self-maintained/read-csv-text.ts';

async function* inPieces(text: string, size: number): AsyncGenerator<TextPiece> {
  for (let at = 0; at < text.length; at += size) {
    const piece = text.slice(at, at + size);
    yield { text: piece, bytes: piece.length };
  }
}

async function read(text: string, size = 7) {
  const rows: CsvRow[] = [];
  let bytes = 0;
  let delimiter: string | null = null;
  for await (const piece of readCsvRows(inPieces(text, size))) {
    rows.push(...piece.rows);
    bytes += piece.bytes;
    delimiter = piece.delimiter;
  }
  return { rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')), bytes, delimiter };
}

describe('reading the rows of a CSV', () => {
  it('gives the same rows however the text is cut, with the lines they begin in', async () => {
    const cell = fc.oneof(
      fc.constantFrom('a', 'b c', 'x"y', 'p,q', 'one\ntwo', '', '"'),
      fc.stringMatching(/^[a-z]{1,8}$/),
    );
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (cells, size) => {
        const rows = [['head', 'two', 'three'], ...cells];
        const text = Papa.unparse(rows, { newline: '\n' });
        let line = 1;
        const expected = rows.map((row) => {
          const begins = line;
          line += 1 + row.join('').split('\n').length - 1;
          return { line: begins, cells: row };
        });
        const filled = expected.filter((row) => row.cells.some((one) => one !== ''));
        expect((await read(text, size)).rows).toEqual(filled);
      }),
    );
  });

  it.each([
    ['a;b\n1;2\n', ';'],
    ['a\tb\n1\t2\n', '\t'],
    ['a,b\n1,2\n', ','],
    ['a\n1\n2\n', ','],
    ['a;b\nx,y,z;2,3\n', ';'],
    ['\n\n"a";"b, c"\n1;2\n', ';'],
    ['sep=;\na;b\n1;2\n', ';'],
    ['SEP=\t\na\tb\n', '\t'],
  ])('guesses what separates the cells of %j', async (text, delimiter) => {
    const result = await read(text, 1000);
    expect(result.delimiter).toBe(delimiter);
    expect(result.rows[0]?.cells[0]).toBe('a');
  });

  it('counts every byte, and needs no line end at the end', async () => {
    const text = 'a,b\n1,2';
    expect(await read(text)).toMatchObject({ bytes: text.length, rows: [{ line: 1 }, { line: 2, cells: ['1', '2'] }] });
  });

  it.each([
    ['a,b\n1,2\n"x,3\ny,4\n', 3],
    ['a,b\n"1\n2",x\n"x"y,3\nz,4\n', 4],
  ])('refuses a quotation that does not end in %j, by its line', async (text, line) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'csv_quote_open', details: { line } });
  });

  it('says of nothing that it is nothing', async () => {
    expect((await read('')).rows).toEqual([]);
  });
});
