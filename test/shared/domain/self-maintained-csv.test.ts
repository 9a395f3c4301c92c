import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SelfMaintainedRow } from '#shared/domain/self-maintained.ts';
import {
  csvDialectSchema,
  deviceCells,
  headerCells,
  readHeaders,
  templateLine,
} from '#shared/domain/self-maintained-csv.ts';

const dialect = csvDialectSchema.parse(
  JSON.parse(readFileSync('resources/csv-dialects/ivanti-self-maintained.json', 'utf8')),
);
const fieldsOf = (headers: string[]) => {
  const columns = readHeaders(headers, dialect);
  if (!Array.isArray(columns)) return columns;
  return columns.map((one) =>
    one.kind === 'field' ? one.field : one.kind === 'attribute' ? `@${one.name}` : one.kind,
  );
};

describe('the first line of a file', () => {
  const cases: [string[], unknown][] = [
    [
      ['IMEI Number', 'Serial Number', 'Manufacturer'],
      ['imei', 'serial', 'manufacturer'],
    ],
    [
      ['imei', 'SITE', 'User_Name'],
      ['imei', '@SITE', 'userName'],
    ],
    [
      ['N° de série', 'FABRICANT', 'Mot de passe'],
      ['serial', 'manufacturer', 'password'],
    ],
    [
      ['S/N', 'Make', 'IMEI 2'],
      ['serial', 'manufacturer', '@IMEI 2'],
    ],
    [
      ['IMEI/MEID', '#', ''],
      ['imei', '@#', 'unnamed'],
    ],
    [[' imei-number '], ['imei']],
    [['Phone', 'Site'], { problem: 'missing', column: 'IMEI Number' }],
    [['353227410022505'], { problem: 'missing', column: 'IMEI Number' }],
    [['Serial'], { problem: 'missing', column: 'Manufacturer' }],
    [['IMEI', 'imei number'], { problem: 'twice', column: 'IMEI' }],
    [['IMEI', 'Site', 'site '], { problem: 'twice', column: 'Site' }],
    [['IMEI', 'x'.repeat(61)], { problem: 'too-long', column: 'x'.repeat(60) }],
    [['IMEI', ...Array.from({ length: 101 }, (_, n) => `A${n}`)], { problem: 'too-many', column: 'A100' }],
  ];
  it.each(cases)('%j', (headers, expected) => {
    expect(fieldsOf(headers)).toEqual(expected);
  });

  it('may be what Muster itself wrote beside refused rows: that column is no attribute', () => {
    for (const reason of dialect.ignored) expect(fieldsOf(['IMEI', reason])).toEqual(['imei', 'ignored']);
  });
});

describe('a file for Ivanti', () => {
  const row: SelfMaintainedRow = {
    imei: null,
    serial: 'A"1',
    manufacturer: 'Zebra, Inc',
    userName: 'm.bell',
    attributes: { Site: 'Lyon' },
  };

  it('has the template’s columns, then users if there are any, then attributes (behaviour 101)', () => {
    expect(templateLine(dialect, ',')).toBe('IMEI Number,Serial Number,Manufacturer\r\n');
    expect(templateLine(dialect, ';')).toBe('IMEI Number;Serial Number;Manufacturer\r\n');
    const extras = { userNames: true, attributes: ['Floor', 'Site'] };
    const headers = ['IMEI Number', 'Serial Number', 'Manufacturer', 'Username', 'Floor', 'Site'];
    expect(headerCells(dialect, extras)).toEqual(headers);
    expect(deviceCells(row, extras)).toEqual([null, 'A"1', 'Zebra, Inc', 'm.bell', null, 'Lyon']);
    expect(deviceCells(row, { userNames: false, attributes: [] })).toEqual([null, 'A"1', 'Zebra, Inc']);
  });

  it('reads back as what it was written from, never the column of a password', () => {
    const names = headerCells(dialect, { userNames: true, attributes: ['Site'] });
    expect(fieldsOf(names)).toEqual(['imei', 'serial', 'manufacturer', 'userName', '@Site']);
  });

  it('is written in a dialect that can be corrected, and a mistake in it is noticed', () => {
    const columns = { ...dialect.columns, serial: { header: 'Device Serial', synonyms: [] } };
    expect(templateLine({ ...dialect, columns }, ',')).toContain('Device Serial');
    expect(csvDialectSchema.safeParse({ columns: { imei: {} } }).success).toBe(false);
  });
});
