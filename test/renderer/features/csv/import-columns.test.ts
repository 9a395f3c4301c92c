import { describe, expect, it } from 'vitest';
import { type ImportColumn, importFields } from '#shared/domain/csv-import.ts';
import {
  attributeFault,
  choiceGroups,
  choiceOf,
  columnOf,
  namesDevices,
  withColumn,
} from '../../../../src-renderer/features/csv/import-columns.ts';

const field = (name: (typeof importFields)[number]): ImportColumn => ({ kind: 'field', field: name });
const ignored: ImportColumn = { kind: 'ignored' };
const attribute = (name: string): ImportColumn => ({ kind: 'attribute', name });

describe('what a column is taken for', () => {
  it('can be every meaning there is, each offered once', () => {
    const offered = Object.values(choiceGroups).flat();
    expect([...offered].sort()).toEqual([...importFields].sort());
  });

  it('goes from the select to the column and back', () => {
    for (const choice of [...importFields, 'attribute', 'ignored'] as const)
      expect(choiceOf(columnOf(choice, 'Site'))).toBe(choice);
  });

  it('is a custom attribute of the name the column has in the file, no longer than a name may be', () => {
    expect(columnOf('attribute', ' Site ')).toEqual(attribute('Site'));
    expect(columnOf('attribute', 'x'.repeat(99))).toEqual(attribute('x'.repeat(60)));
  });

  it('is exchanged with the column that had that meaning, so that no two have it', () => {
    const columns = [field('serial'), field('imei'), attribute('Site')];
    expect(withColumn(columns, 0, field('imei'))).toEqual([field('imei'), field('serial'), attribute('Site')]);
    expect(withColumn(columns, 2, field('imei'))).toEqual([field('serial'), attribute('Site'), field('imei')]);
    expect(withColumn([field('password'), ignored], 1, field('password'))).toEqual([
      field('password'),
      field('password'),
    ]);
    expect(withColumn(columns, 1, ignored)).toEqual([field('serial'), ignored, attribute('Site')]);
  });
});

describe('the name of a custom attribute', () => {
  const columns = [attribute('Site'), attribute('Floor'), field('imei')];

  it('has to be there, and to be another than those of the other columns, whatever its case', () => {
    expect(attributeFault(columns, 1, '  ')).toBe('empty');
    expect(attributeFault(columns, 1, 'SITE')).toBe('twice');
    expect(attributeFault(columns, 0, 'Site')).toBeNull();
    expect(attributeFault(columns, 1, 'IMEI')).toBeNull();
  });
});

describe('the columns of a file', () => {
  it('name devices by an identifier, an IMEI or a serial number; a second IMEI alone does not', () => {
    for (const name of ['identifier', 'imei', 'serial'] as const)
      expect(namesDevices([ignored, field(name)])).toBe(true);
    expect(namesDevices([field('imei2'), field('model'), attribute('IMEI')])).toBe(false);
  });
});
