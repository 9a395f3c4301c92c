import { describe, expect, it } from 'vitest';
import type { ImportColumn } from '#shared/domain/csv-import.ts';
import { guessShape, rowsAbove, shapeColumns } from '#shared/domain/guess-import-shape.ts';
import type { ImportDialect } from '#shared/domain/import-dialect.ts';

const dialect = (name: string, special: Partial<ImportDialect>): ImportDialect => ({
  ...{ name, columns: {}, needs: [], order: [], others: 'ignored', ignored: [] },
  ...special,
});
const dialects = [
  dialect('assign', {
    columns: { identifier: ['Device'], profile: ['Profile'] },
    needs: ['profile'],
    order: ['identifier', 'profile', 'userName', 'password', 'tags'],
  }),
  dialect('users', { order: ['identifier', 'userName', 'password'] }),
  dialect('list', { columns: { imei: ['IMEI'], serial: ['Serial'] }, order: ['identifier'], others: 'attribute' }),
];
const facts = { dialects, attributes: [], profiles: new Set(['Kiosk A', 'Kiosk B']) };
const [A, B, C] = ['353227410022505', '490154203237518', '356938035643809'];
const text = (columns: ImportColumn[]) =>
  columns.map((column) =>
    column.kind === 'field' ? column.field : column.kind === 'attribute' ? `=${column.name}` : '-',
  );
const guess = (...rows: string[][]) => {
  const { header, columns, dialect: name } = guessShape(rows, facts);
  return [header, name, ...text(columns)];
};

describe('guessing what the rows of a file mean', () => {
  it('goes by names where the first row has any', () => {
    expect(guess(['IMEI', 'Site'], [A, 'Lyon'])).toEqual([true, 'list', 'imei', '=Site']);
    expect(guess(['Device', 'Profile'], [A, 'Kiosk A'])).toEqual([true, 'assign', 'identifier', 'profile']);
  });

  it('takes a row of words above identifiers for names, though nobody knows them', () => {
    expect(guess(['Foo', 'Bar'], [A, 'x'], [B, 'y'])).toEqual([true, null, '-', '-']);
  });

  it('takes a first row with an identifier, even a damaged one, for a device', () => {
    for (const first of [A, '353227410022504', '3.53E+14', 'R58M315CL4T', '12'])
      expect(guess([first], [B], [C])).toEqual([false, 'list', 'identifier']);
  });

  it('finds Samsung’s own files by what stands in their second column', () => {
    expect(guess([A, 'Kiosk A', 'ana', 'x'], [B, 'Kiosk B', 'bo', 'y'])).toEqual([
      ...[false, 'assign', 'identifier', 'profile', 'userName', 'password'],
    ]);
    expect(guess([A, 'ana@example.com', 'x'])).toEqual([false, 'users', 'identifier', 'userName', 'password']);
  });

  it('finds two IMEIs, a serial number, a profile and a user anywhere else', () => {
    const row = (imei: string, imei2: string, serial: string) => [
      '1',
      serial,
      imei,
      imei2,
      'Kiosk A',
      'x',
      'ana@example.com',
    ];
    const rows = [row(A, B, 'R58M315CL4T'), row(C, '351800110000013', 'R58M315CL5T')];
    expect(guess(...rows)).toEqual([false, null, '-', 'serial', 'imei', 'imei2', 'profile', '-', 'userName']);
  });

  it('takes what follows a user for a password, so that it is not shown', () => {
    expect(guess(['x', 'ana@example.com', 'secret', A])).toEqual([
      false,
      null,
      '-',
      'userName',
      'password',
      'identifier',
    ]);
  });
});

describe('rows above the names of the columns', () => {
  it('are counted, unless a device stands among them', () => {
    expect(rowsAbove([['Telco'], ['Note'], ['IMEI']], dialects)).toBe(2);
    expect(rowsAbove([['IMEI'], [A]], dialects)).toBe(0);
    expect(rowsAbove([[A], ['IMEI']], dialects)).toBe(0);
    expect(rowsAbove([...Array.from({ length: 20 }, () => ['x']), ['IMEI']], dialects)).toBe(0);
  });
});

it('reads columns as a dialect and a header, or none, would have them', () => {
  const rows = [
    ['IMEI', 'Serial', 'x'],
    [A, 'R58M315CL4T', 'y'],
  ];
  const as = (header: boolean, name: string | null) =>
    text(shapeColumns(rows, { header, dialect: name }, facts).columns);
  expect(as(true, 'list')).toEqual(['imei', 'serial', '=x']);
  expect(as(false, 'assign')).toEqual(['identifier', 'profile', 'userName']);
  expect(as(true, null)).toEqual(['imei', 'serial', '=x']);
  expect(as(false, null)).toEqual(['imei', 'serial', '-']);
});
