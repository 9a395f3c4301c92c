import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { guardCell, toCsvLine, unguardCell } from '#shared/domain/csv-row.ts';

const triggers = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];

describe('guarding a cell (behaviour 116)', () => {
  for (const trigger of triggers) {
    it(`puts a quote before ${JSON.stringify(trigger)}, also in a cell of several lines`, () => {
      expect(guardCell(`${trigger}1+1\nx`)).toBe(`'${trigger}1+1\nx`);
    });
  }

  it('leaves others alone', () => {
    for (const cell of ['', 'a=1', '353227410022505', 'R58N-1', ' =1', '"=1"', '\u202e=1'])
      expect(guardCell(cell)).toBe(cell);
  });

  it('never leaves a cell that begins like a formula', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (cell) => !triggers.includes(guardCell(cell).slice(0, 1))));
  });

  it('can be undone exactly', () => {
    const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...triggers, "'", 'a') }));
    fc.assert(fc.property(cell, (text) => unguardCell(guardCell(text)) === text));
  });

  it('undone takes no quote that a person wrote before a word', () => {
    for (const cell of ["'quoted", "'", "' =1", '']) expect(unguardCell(cell)).toBe(cell);
    expect(unguardCell("''quoted")).toBe("'quoted");
  });
});

describe('a line with another delimiter than a comma', () => {
  it('quotes cells that have the delimiter in them', () => {
    expect(toCsvLine(['a;b', 'c', '=1'], 'guarded', ';')).toBe(`"a;b";c;'=1\r\n`);
    expect(toCsvLine(['a\tb', 'c'], 'raw', '\t')).toBe('"a\tb"\tc\r\n');
    expect(toCsvLine(['a;b', null], 'raw')).toBe('a;b,\r\n');
  });
});

describe('a line of a CSV file', () => {
  const cases: [(string | null)[], string][] = [
    [['a', 'b'], 'a,b\r\n'],
    [['a', null, ''], 'a,,\r\n'],
    [[null], '\r\n'],
    [['a,b', 'say "hi"'], '"a,b","say ""hi"""\r\n'],
    [['two\nlines', 'two\r\nlines'], '"two\nlines","two\r\nlines"\r\n'],
    [[' blank', 'blank '], '" blank","blank "\r\n'],
    [['=1,2'], '"\'=1,2"\r\n'],
    [['Zoé', '数'], 'Zoé,数\r\n'],
  ];
  for (const [cells, expected] of cases) {
    it(`of ${JSON.stringify(cells)} is ${JSON.stringify(expected)}`, () => {
      expect(toCsvLine(cells, 'guarded')).toBe(expected);
    });
  }

  it('raw is what the CSV library of everybody else writes, or the same in quotes', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ' ', 'a') }),
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
        const line = toCsvLine(cells, 'raw');
        const options = { delimiter: ',', newline: '\r\n' as const };
        expect(Papa.parse<string[]>(line, options).data[0]).toEqual(
          Papa.parse<string[]>(`${Papa.unparse([cells], options)}\r\n`, options).data[0],
        );
      }),
    );
  });
});
