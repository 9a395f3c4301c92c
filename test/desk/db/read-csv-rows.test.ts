import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { importDelimiters } from '#shared/domain/csv-import.ts';
import { type CsvRow, readCsvRows } from '../../../src-main/desk/db/read-csv-rows.ts';
import type { TextPiece } from '../../../src-main/desk/db/read-csv-text.ts';

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
  for await (const piece of readCsvRows(inPieces(text, size), importDelimiters)) {
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
    ['a|b|c\n1|2,5|3\n', '|'],
    ['a\nb;c\n1,5;2\n3;4\n', ';'],
    ['a;b,c\n1;2,3\n1;2\n4;5\n', ';'],
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

  it('guesses among what the reader is told of alone', async () => {
    const rows: CsvRow[] = [];
    for await (const piece of readCsvRows(inPieces('a|b\n1|2\n', 9), [',', ';'])) rows.push(...piece.rows);
    expect(rows[0]?.cells).toEqual(['a|b']);
  });

  it('says of nothing that it is nothing', async () => {
    expect((await read('')).rows).toEqual([]);
  });
});

describe('a file that is no list of devices (S42)', () => {
  it('ends at a row of more than 256 columns, whatever comes after', async () => {
    const wide = `a,b\n1,2\n${'x,'.repeat(1_000_000)}\n`;
    const details = { line: 3, column: 257, most: 256 };
    await expect(read(wide, 65_536)).rejects.toMatchObject({ code: 'csv_too_many_columns', details });
  });

  it('takes the thousand empty cells a spreadsheet writes after the last one', async () => {
    expect((await read(`a,b\n1,2${','.repeat(16_000)}\n`, 65_536)).rows).toHaveLength(2);
  });

  it('ends at a row that does not end, with the column where it stopped', async () => {
    async function* endless(): AsyncGenerator<TextPiece> {
      yield { text: 'a,b\n1,', bytes: 6 };
      for (;;) yield { text: 'x'.repeat(65_536), bytes: 65_536 };
    }
    const reading = async () => {
      for await (const _piece of readCsvRows(endless(), importDelimiters));
    };
    await expect(reading()).rejects.toMatchObject({ code: 'csv_row_too_long', details: { line: 2, column: 2 } });
  });

  it('ends at a first row that does not end', async () => {
    const long = read('x'.repeat(3_000_000), 65_536);
    await expect(long).rejects.toMatchObject({ code: 'csv_row_too_long', details: { line: 1, column: 1 } });
  });

  it('ends at a quotation of the tenth line that does not end', async () => {
    const text = `${'a,b\n'.repeat(9)}c,"d\n${'e,f\n'.repeat(600_000)}`;
    await expect(read(text, 65_536)).rejects.toMatchObject({
      code: 'csv_quote_open',
      details: { line: 10, column: 2 },
    });
  });

  it('ends at a zero, with line and column', async () => {
    await expect(read('a;b\n1;2\n3;4\0\n')).rejects.toMatchObject({
      code: 'csv_not_text',
      details: { line: 3, column: 2 },
    });
  });
});
