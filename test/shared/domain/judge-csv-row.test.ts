import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imeiCheckDigit, isImei } from '#shared/domain/imei.ts';
import { createRowJudge, isBlankRow, type RawRow, type RowVerdict, rawRowOf } from '#shared/domain/judge-csv-row.ts';

const IMEI = '353227410022505';
const OTHER = '490154203237518';

function raw(cells: RawRow['cells'], special: Partial<RawRow> = {}): RawRow {
  return { line: 2, cells, attributes: [], beyond: '', ...special };
}
const judge = (cells: RawRow['cells'], special: Partial<RawRow> = {}) => createRowJudge()(raw(cells, special));
const refusals = (verdict: RowVerdict) => (verdict.ok ? [] : verdict.problems.map(({ what }) => what));
const remarks = (verdict: RowVerdict) => (verdict.ok ? verdict.remarks.map(({ what }) => what) : null);

describe('judging one row (behaviours 103, 104)', () => {
  const cases: [string, RawRow['cells'], string[]][] = [
    ['an IMEI is enough', { imei: IMEI }, []],
    ['serial number and manufacturer are enough', { serial: 'A1', manufacturer: 'Zebra' }, []],
    ['all three', { imei: IMEI, serial: 'A1', manufacturer: 'Zebra' }, []],
    ['an IMEI with a serial number without a manufacturer', { imei: IMEI, serial: 'A1' }, []],
    ['nothing to know it by', { manufacturer: 'Zebra' }, ['identifier-missing']],
    ['cells of blanks', { imei: '\u00a0', serial: ' ', manufacturer: 'Zebra' }, ['identifier-missing']],
    ['a serial number alone', { serial: 'A1' }, ['manufacturer-missing']],
    ['a wrong IMEI is not saved by a serial number', { imei: '12', serial: 'A1', manufacturer: 'Z' }, ['imei-length']],
    ['every reason is told', { imei: '3.5E+14', serial: '#N/A', manufacturer: 'Z' }, ['serial-signs', 'scientific']],
    ['a wrong serial number beside a right IMEI', { imei: IMEI, serial: '#N/A' }, ['serial-signs']],
    ['a text without end', { imei: IMEI, userName: 'x'.repeat(256) }, ['too-long']],
  ];
  it.each(cases)('%s', (_name, cells, expected) => {
    expect(refusals(judge(cells)).sort()).toEqual([...expected].sort());
  });

  it('keeps user and attributes, takes a guard off, leaves out attributes without a value (behaviours 6, 115, 116)', () => {
    const attributes = [
      ['Site', ' Lyon '],
      ['Formula', "'=1+1"],
      ['Empty', '  '],
      ['__proto__', 'kept'],
    ] as const;
    const verdict = judge({ imei: IMEI, userName: 'm.bell' }, { attributes });
    expect(verdict).toMatchObject({ ok: true, remarks: [] });
    const row = verdict.ok ? verdict.row : null;
    expect(row?.userName).toBe('m.bell');
    expect(Object.entries(row?.attributes ?? {})).toEqual([
      ['Site', 'Lyon'],
      ['Formula', '=1+1'],
      ['__proto__', 'kept'],
    ]);
  });

  it('tells what it altered, with what stood there', () => {
    const verdict = judge({ imei: '35322741002250', serial: "'A1", manufacturer: 'Zebra  Technologies' });
    expect(remarks(verdict)).toEqual(['cleaned', 'check-digit-added', 'cleaned']);
    expect(verdict.ok && verdict.remarks[1]).toMatchObject({ cell: '35322741002250', detail: IMEI });
  });

  it('refuses a cell that stands beyond the last named column, and long attributes', () => {
    expect(refusals(judge({ imei: IMEI }, { beyond: ' x' }))).toEqual(['cell-without-column']);
    expect(refusals(judge({ imei: IMEI }, { attributes: [['Note', 'x'.repeat(256)]] }))).toEqual(['too-long']);
  });
});

describe('duplicates within a file', () => {
  it('names the line that had it first; a refused row takes nothing', () => {
    const next = createRowJudge();
    expect(next(raw({ imei: IMEI, serial: '#N/A' }, { line: 2 })).ok).toBe(false);
    expect(next(raw({ imei: IMEI }, { line: 3 })).ok).toBe(true);
    const again = next(raw({ imei: '35-322741-002250-5' }, { line: 4 }));
    expect(again).toMatchObject({ ok: false, problems: [{ what: 'imei-twice', detail: '3' }] });
  });

  it('tells serial numbers of two makers apart, whatever case they are written in', () => {
    const next = createRowJudge();
    expect(next(raw({ serial: 'A1', manufacturer: 'Zebra' }, { line: 2 })).ok).toBe(true);
    expect(next(raw({ serial: 'A1', manufacturer: 'Honeywell' }, { line: 3 })).ok).toBe(true);
    expect(refusals(next(raw({ serial: 'A1', manufacturer: 'ZEBRA' }, { line: 4 })))).toEqual(['serial-twice']);
  });

  it('are found in any order, and no identifier is taken twice', () => {
    const body = fc.stringMatching(/^3532274100\d{3}$/).map((digits) => `${digits}0`);
    fc.assert(
      fc.property(fc.array(body, { maxLength: 60 }), (bodies) => {
        const next = createRowJudge();
        const taken = bodies
          .map((first14, at) => next(raw({ imei: first14 + imeiCheckDigit(first14) }, { line: at + 2 })))
          .flatMap((verdict) => (verdict.ok ? verdict.row.imei : []));
        expect(taken).toEqual([...new Set(bodies)].map((first14) => first14 + imeiCheckDigit(first14)));
      }),
    );
  });
});

describe('whatever stands in a file', () => {
  it('a row that is taken can be sent: it has an IMEI or MEID, or a serial number with a manufacturer', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom(IMEI, OTHER, '35322741002250', 'A1', '', '3.5E+14', '="A1"'));
    fc.assert(
      fc.property(cell, cell, cell, (imei, serial, manufacturer) => {
        const verdict = judge({ imei, serial, manufacturer });
        if (!verdict.ok) expect(verdict.problems.length).toBeGreaterThan(0);
        else if (verdict.row.imei === null) expect([verdict.row.serial, verdict.row.manufacturer]).not.toContain(null);
        else expect(isImei(verdict.row.imei) || /^[\dA-F]{14}$/.test(verdict.row.imei)).toBe(true);
      }),
    );
  });

  it('judging what was taken once more alters nothing', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('35322741002250', "'A1", '="A1"', ' Zebra  X '));
    fc.assert(
      fc.property(cell, cell, cell, (imei, serial, manufacturer) => {
        const first = judge({ imei, serial, manufacturer });
        if (!first.ok) return;
        const { row } = first;
        const cells = { imei: row.imei ?? '', serial: row.serial ?? '', manufacturer: row.manufacturer ?? '' };
        const again = judge(cells);
        expect(again.ok && again.row).toEqual(row);
        expect(remarks(again)?.filter((what) => what !== 'serial-unusual')).toEqual([]);
      }),
    );
  });
});

describe('rows of other kinds', () => {
  it('are blank when nothing but blanks stands in them', () => {
    expect(isBlankRow(['', ' ', '\u00a0', '=""'])).toBe(true);
    expect(isBlankRow(['', '0'])).toBe(false);
    expect(isBlankRow([])).toBe(true);
  });

  it('come from a form too', () => {
    const form = { imei: IMEI, serial: '', manufacturer: '', attributes: { Site: 'Leeds' } };
    const verdict = createRowJudge()(rawRowOf(form, 1));
    expect(verdict).toMatchObject({ ok: true, row: { imei: IMEI, serial: null, attributes: { Site: 'Leeds' } } });
  });
});
