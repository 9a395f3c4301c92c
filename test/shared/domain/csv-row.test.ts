import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { beginsLikeFormula, guardCell, toCsvLine, unguardCell } from '#shared/domain/csv-row.ts';

const triggers = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];
/** What a spreadsheet may trim off before it looks at a cell. */
const blanks = [' ', '   ', '\u00a0', '\u3000', '\ufeff', '\u2028', '\x01', '\v', ' \f'];

describe('guarding a cell (behaviour 116)', () => {
  for (const trigger of triggers) {
    it(`puts a quote before ${JSON.stringify(trigger)}, also in a cell of several lines`, () => {
      expect(guardCell(`${trigger}1+1\nx`)).toBe(`'${trigger}1+1\nx`);
    });

    it(`is not misled by blanks before ${JSON.stringify(trigger)}`, () => {
      for (const blank of blanks) {
        const cell = `${blank}${trigger}1+1`;
        expect(beginsLikeFormula(cell)).toBe(true);
        expect(guardCell(cell)).toBe(`'${cell}`);
        expect(unguardCell(`'${cell}`)).toBe(cell);
      }
    });
  }

  it('leaves others alone', () => {
    for (const cell of ['', ' ', 'a=1', ' a=1', '353227410022505', 'R58N-1', '"=1"', '\u202e=1']) {
      expect(guardCell(cell)).toBe(cell);
      expect(beginsLikeFormula(cell)).toBe(false);
    }
  });

  it('tells a cell with a quote before it from a formula', () => {
    for (const cell of ["'", "'=1", "' =1"]) expect(beginsLikeFormula(cell)).toBe(false);
  });

  it('never leaves a cell that begins like a formula', () => {
    const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...triggers, ...blanks) }));
    fc.assert(fc.property(cell, (text) => !beginsLikeFormula(guardCell(text))));
  });

  it('can be undone exactly', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...triggers, ...blanks, "'", 'a') }),
    );
    fc.assert(fc.property(cell, (text) => unguardCell(guardCell(text)) === text));
  });

  it('undone takes no quote that a person wrote before a word', () => {
    for (const cell of ["'quoted", "'", "' quoted", '']) expect(unguardCell(cell)).toBe(cell);
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
