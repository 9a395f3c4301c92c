import { describe, expect, it } from 'vitest';
import { createFileJudge } from '../../../../src-main/desk/features/self-maintained/judge-file.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { dialect } from './open-csv-desk.ts';

function judged(rows: string[][]) {
  const judge = createFileJudge(dialect);
  const staged = rows.map((cells, at) => judge.take({ line: at + 1, cells }));
  return { staged, findings: judge.findings() };
}

describe('judging the rows of a file', () => {
  it('takes the first line with anything in it for the headers, and no blank line for a row', () => {
    const { staged, findings } = judged([[''], ['IMEI', 'Site'], ['', ''], ['353227410022505', 'Lyon']]);
    expect(staged).toMatchObject([null, null, null, { line: 4, row: { attributes: { Site: 'Lyon' } } }]);
    expect(findings).toMatchObject({ rows: 1, accepted: 1, headers: ['IMEI', 'Site'], attributes: ['Site'] });
  });

  it('says where something is wrong in the words of the file; where it has none, in the template’s', () => {
    const { staged } = judged([
      ['N° de série', 'Fabricant'],
      ['S1', ''],
      ['#N/A', 'Zebra'],
    ]);
    expect(staged.slice(1)).toMatchObject([
      { problems: [{ line: 2, column: 'Fabricant', what: 'manufacturer-missing' }], cells: ['S1', ''] },
      { problems: [{ line: 3, column: 'N° de série', what: 'serial-signs', cell: '#N/A' }] },
    ]);
    expect(
      judged([
        ['Serial', 'Make'],
        ['', 'x'],
      ]).findings.problems[0]?.column,
    ).toBe('IMEI Number');
  });

  it('counts a row as corrected once, and one that only looks odd not at all', () => {
    const rows = [
      ['IMEI', 'Serial', 'Make'],
      ['35322741002250', "'R58N12345AB", 'Samsung'],
      ['', 'R58', 'Samsung'],
    ];
    expect(judged(rows).findings).toMatchObject({
      accepted: 2,
      corrected: 1,
      remarks: [{}, {}, { what: 'serial-unusual' }],
    });
  });

  it('stops at the first password, whatever else is wrong with the row (behaviour 6)', async () => {
    const rows = [
      ['IMEI', 'Password'],
      ['12', ' '],
      ['12', 'secret'],
    ];
    expect(await thrownCode(() => judged(rows))).toBe('csv_password');
    expect(judged(rows.slice(0, 2)).findings.refused).toBe(1);
  });
});
