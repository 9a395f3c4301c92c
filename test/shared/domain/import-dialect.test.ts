import { describe, expect, it } from 'vitest';
import {
  columnsInOrder,
  type ImportDialect,
  importDialectSchema,
  knownNames,
  readNames,
  readNamesAs,
} from '#shared/domain/import-dialect.ts';

const blank = { needs: [], order: [], others: 'ignored', ignored: [] } as const;
const dialect = (name: string, special: Partial<ImportDialect>): ImportDialect => ({
  name,
  columns: {},
  ...blank,
  needs: [],
  order: [],
  ignored: [],
  ...special,
});
const note = dialect('note', { columns: { imei: ['IMEI'], order: ['Order'] }, needs: ['order'], ignored: ['Price'] });
const list = dialect('list', { columns: { imei: ['IMEI'], password: ['Mot de passe', 'PIN'] }, others: 'attribute' });
const dialects = [note, list];

describe('what names over columns mean', () => {
  it('is what the dialect says that knows most of them and has what it needs', () => {
    expect(readNames(['imei', 'Ordér', 'x'], dialects, [])).toMatchObject({ dialect: note, known: 2 });
    expect(readNames(['IMEI', 'x'], dialects, [])).toMatchObject({
      dialect: list,
      columns: [{ field: 'imei' }, { kind: 'attribute', name: 'x' }],
    });
    expect(readNames(['x', 'y'], dialects, [])).toBeNull();
  });

  it('may be what another dialect says: a password is one wherever it stands', () => {
    expect(readNamesAs(['IMEI', 'MOT DE PASSE', 'pin'], note, { dialects, attributes: [] })).toEqual([
      { kind: 'field', field: 'imei' },
      { kind: 'field', field: 'password' },
      { kind: 'field', field: 'password' },
    ]);
  });

  it('is an attribute that is defined here, in its own writing, and each once', () => {
    expect(readNamesAs(['Dépôt', 'DEPOT', 'Price'], note, { dialects, attributes: ['depot'] })).toEqual([
      { kind: 'attribute', name: 'depot' },
      { kind: 'ignored' },
      { kind: 'ignored' },
    ]);
  });

  it('is IMEI 2 for a second IMEI, and nothing for a third', () => {
    const columns = readNamesAs(['IMEI', 'IMEI', 'IMEI'], note, { dialects, attributes: [] });
    expect(columns).toEqual([{ kind: 'field', field: 'imei' }, { kind: 'field', field: 'imei2' }, { kind: 'ignored' }]);
  });

  it('is nothing without a name, or with one that is too long for an attribute', () => {
    const columns = readNamesAs(['', 'x'.repeat(61), 'Price'], list, { dialects, attributes: [] });
    expect(columns).toEqual([{ kind: 'ignored' }, { kind: 'ignored' }, { kind: 'ignored' }]);
  });
});

it('knows a name whatever its case, accents and blanks', () => {
  const isKnown = knownNames(dialects);
  expect(['mot DE passé', 'ORDER:', 'price', 'Site', ''].map(isKnown)).toEqual([true, true, true, false, false]);
});

it('takes columns in order when nothing is named', () => {
  expect(columnsInOrder(3, ['identifier', 'profile'])).toEqual([
    { kind: 'field', field: 'identifier' },
    { kind: 'field', field: 'profile' },
    { kind: 'ignored' },
  ]);
});

it('refuses a dialect with a field there is not', () => {
  expect(importDialectSchema.safeParse({ ...blank, columns: { imei: ['IMEI'] } }).success).toBe(true);
  expect(importDialectSchema.safeParse({ ...blank, columns: { imai: ['IMEI'] } }).success).toBe(false);
});
