import { describe, expect, it } from 'vitest';
import type { ImportColumn, ImportField } from '#shared/domain/csv-import.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { createImportJudge, isAltered } from '../../../../src-main/desk/features/csv/judge-import.ts';
import { imeiOf, openImportDesk, tenantOf } from './open-import-desk.ts';

async function judgeOf(fields: ImportField[], devices: Parameters<typeof openImportDesk>[0] = []) {
  const { services } = await openImportDesk(devices);
  const columns = fields.map((field): ImportColumn => ({ kind: 'field', field }));
  const shape = { encoding: 'utf-8', delimiter: ',', header: false, columns, dialect: null } as const;
  const profiles = new Map([['Kiosk A', 'p1' as ProfileId]]);
  const judge = createImportJudge(services.db, {
    shape: { ...shape, columns },
    headers: fields,
    above: 0,
    profiles,
    expected: 9,
  });
  const take = (...rows: string[][]) => judge.take(rows.map((cells, at) => ({ line: at + 1, cells })));
  return { judge, take };
}
const notesOf = (rows: { notes: { what: string; detail: string | null }[] | null }[]) =>
  rows.map(({ notes }) => (notes ?? []).map(({ what, detail }) => `${what} ${detail}`));

describe('judging the rows of a file', () => {
  it('finds an identifier again, also where it is written otherwise, and names the line', async () => {
    const { take } = await judgeOf(['identifier']);
    const rows = take(
      [imeiOf(1)],
      [imeiOf(1).slice(0, 14)],
      [`${imeiOf(1).slice(0, 14)}07`],
      ['R58M315CL4T'],
      ['r58m315cl4t'],
    );
    expect(notesOf(rows)).toEqual([
      [],
      [`check-digit-added ${imeiOf(1)}`, 'twice 1'],
      [`imeisv-converted ${imeiOf(1)}`, 'twice 1'],
      [],
      ['cleaned R58M315CL4T', 'twice 4'],
    ]);
  });

  it('does not hold against a row what a refused one had', async () => {
    const { take, judge } = await judgeOf(['imei', 'profile']);
    const rows = take([imeiOf(1), 'Nobody'], [imeiOf(1), 'Kiosk A']);
    expect(notesOf(rows)).toEqual([['profile-unknown null'], []]);
    expect(judge.findings()).toMatchObject({ accepted: 1, refused: 1 });
  });

  it('finds one device under two names, and two devices under one row', async () => {
    const devices = [...tenantOf([1], { imei2: imeiOf(101) }), ...tenantOf([2])];
    const { take } = await judgeOf(['imei', 'serial'], devices);
    const rows = take([imeiOf(101), ''], ['', 'R58N000001A'], [imeiOf(2), 'R58N000001A'], [imeiOf(2), 'R58N000009A']);
    expect(notesOf(rows)).toEqual([[], ['twice 1'], ['two-devices R58N000001A'], []]);
    expect(rows.map(({ deviceId }) => deviceId)).toEqual(['device-1', 'device-1', null, 'device-2']);
  });

  it('does not count a row as corrected for looking unusual', () => {
    const note = { column: null, cell: '', detail: null };
    expect(isAltered([{ ...note, what: 'serial-unusual' }])).toBe(false);
    expect(isAltered([{ ...note, what: 'cleaned' }])).toBe(true);
  });

  it('keeps of a refused row no cell without a meaning', async () => {
    const { services } = await openImportDesk();
    const columns: ImportColumn[] = [{ kind: 'field', field: 'imei' }, { kind: 'ignored' }];
    const shape = { encoding: 'utf-8', delimiter: ',', header: false, columns, dialect: null } as const;
    const facts = { shape: { ...shape, columns }, headers: ['A', 'B'], above: 0, profiles: new Map(), expected: 1 };
    const judge = createImportJudge(services.db, facts);
    expect(judge.take([{ line: 1, cells: ['12', 'secret', 'more'] }])[0]?.cells).toEqual(['12', '']);
  });
});
