import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportShape } from '#shared/domain/csv-import.ts';
import { rememberShape } from '../../../../src-main/desk/db/tables/csv-shapes.ts';
import { chooseShape } from '../../../../src-main/desk/features/csv/choose-shape.ts';
import { readImportDialects } from '../../../../src-main/desk/remote/import-dialects.ts';
import { makeTestFolder, openTestWorkspace } from '../../db/open-test-workspace.ts';
import { imeiOf } from './open-import-desk.ts';

const dialects = await readImportDialects({ resourcesFolder: resolve('resources'), workspaceFolder: '/nowhere' });
const facts = { dialects, attributes: ['Depot'], profiles: new Set(['Kiosk A']) };
const head = (rows: string[][]) => ({ encoding: 'utf-8', delimiter: ';', rows }) as const;

describe('how a file is read', () => {
  it('calls columns as the first line does, and by letters as spreadsheets do where it says nothing', () => {
    const db = openTestWorkspace(makeTestFolder());
    const named = chooseShape(
      db,
      head([
        ['IMEI', '', ' Depot '],
        [imeiOf(1), 'x', 'y'],
      ]),
      { facts, want: null },
    );
    expect([named.headers, named.above]).toEqual([['IMEI', 'B', 'Depot'], 1]);
    const wide = chooseShape(db, head([[imeiOf(1), ...Array.from({ length: 27 }, () => 'x')]]), { facts, want: null });
    expect([wide.headers[25], wide.headers[27], wide.above]).toEqual(['Z', 'AB', 0]);
  });

  it('skips what stands above the names, which are no devices', () => {
    const db = openTestWorkspace(makeTestFolder());
    const rows = [['Telco'], ['Note 4711'], ['IMEI', 'Order'], [imeiOf(1), 'PO-1']];
    expect(chooseShape(db, head(rows), { facts, want: null })).toMatchObject({ above: 3, headers: ['IMEI', 'Order'] });
  });

  it('is remembered for mended rows too, which have one column more: why they were refused', () => {
    const db = openTestWorkspace(makeTestFolder());
    const first = chooseShape(
      db,
      head([
        ['IMEI', 'Zone'],
        [imeiOf(1), 'A'],
      ]),
      { facts, want: null },
    );
    const columns: ImportShape['columns'] = [
      { kind: 'field', field: 'imei' },
      { kind: 'field', field: 'profile' },
    ];
    rememberShape(db, first.source, { ...first.shape, columns }, '');
    const mended = head([
      ['IMEI', 'Zone', 'Refusé parce que'],
      [imeiOf(1), 'A', 'Un chiffre est mal saisi.'],
    ]);
    const shape = chooseShape(db, mended, { facts, want: null });
    expect([shape.source, shape.shape.columns]).toEqual([first.source, [...columns, { kind: 'ignored' }]]);
    rememberShape(db, shape.source, shape.shape, '');
    expect(
      chooseShape(
        db,
        head([
          ['IMEI', 'Zone'],
          [imeiOf(2), 'B'],
        ]),
        { facts, want: null },
      ).shape.columns,
    ).toHaveLength(2);
  });

  it('is what is remembered of the source, unless the person says otherwise', () => {
    const db = openTestWorkspace(makeTestFolder());
    const rows = [
      ['IMEI', 'Depot'],
      [imeiOf(1), 'Lyon'],
    ];
    const { shape, source } = chooseShape(db, head(rows), { facts, want: null });
    const columns: ImportShape['columns'] = [
      { kind: 'field', field: 'imei' },
      { kind: 'field', field: 'tags' },
    ];
    rememberShape(db, source, { ...shape, columns }, '');
    const again = chooseShape(
      db,
      head([
        ['imei', 'DÉPOT'],
        [imeiOf(2), 'Nice'],
      ]),
      { facts, want: null },
    );
    expect([again.source, again.shape.columns]).toEqual([source, columns]);
    const want = { wanted: shape, before: { ...shape, columns } };
    expect(chooseShape(db, head(rows), { facts, want }).shape.columns).toEqual(shape.columns);
  });
});
