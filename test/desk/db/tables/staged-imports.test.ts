import { describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import {
  forgetImportRows,
  type HeldImport,
  holdImport,
  needImport,
  nextImportBase,
  readImportRows,
  releaseImport,
  rowsOfImport,
  type StagedImportRow,
  stageImportRows,
} from '../../../../src-main/desk/db/tables/staged-imports.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { deviceId, knoxDevice, openFilledWorkspace, openTestWorkspace } from '../open-test-workspace.ts';

const blank = { imei: null, imei2: null, serial: null, deviceId: null, profileId: null, model: null, orderId: null };
const row = (line: number, special: Partial<StagedImportRow> = {}): StagedImportRow => ({
  ...{ line, ...blank, carton: null, extras: null, notes: null, cells: null },
  ...special,
});
const heldAs = (stagedId: string, base: number) => ({ stagedId, base }) as HeldImport;

describe('the rows of a file that is held', () => {
  it('come back as they were put, by their numbers, and none of another file', () => {
    const db = openTestWorkspace();
    const [first, second] = [nextImportBase(db), nextImportBase(db)];
    const rows = [
      row(2, { imei: '1', notes: [{ column: 'A', what: 'cleaned', cell: 'x', detail: null }] }),
      row(5, { cells: ['12', ''] }),
    ];
    stageImportRows(db, first, 1, rows);
    stageImportRows(db, second, 1, [row(9)]);
    stageImportRows(db, first, 3, [row(7)]);
    expect(readImportRows(db, first, [1, 2, 3, 4])).toEqual([...rows, row(7)]);
    expect(readImportRows(db, first, [2])).toEqual([rows[1]]);
    while (forgetImportRows(db, first) > 0);
    expect([readImportRows(db, first, [1]), readImportRows(db, second, [1])]).toEqual([[], [row(9)]]);
  });

  it('never share their numbers with those of a file read just before', () => {
    const db = openTestWorkspace();
    const bases = Array.from({ length: 40 }, () => nextImportBase(db));
    for (const [at, base] of bases.entries()) expect(base).not.toBe(bases[at - 1]);
    expect(Math.max(...bases)).toBeLessThan(2 ** 31);
  });

  it('are in no file of the workspace, and gone with the connection', () => {
    const db = openTestWorkspace();
    const files = db.pragma('database_list') as { name: string; file: string }[];
    expect(files.find(({ name }) => name === 'staged')?.file).toBe('');
  });

  it('name devices for a selection, unless they are refused', async () => {
    const db = await openFilledWorkspace([1, 2, 3].map((n) => knoxDevice(n)));
    const base = nextImportBase(db);
    const named = (n: number, special = {}) => row(n, { deviceId: deviceId(n), ...special });
    stageImportRows(db, base, 1, [
      named(3),
      named(2, { cells: ['x'] }),
      named(1),
      row(4, { deviceId: 'gone' as DeviceId }),
    ]);
    holdImport(db, heldAs('s1', base));
    expect(rowsOfImport(db, 's1')).toEqual([3, 1]);
    expect(await thrownCode(() => rowsOfImport(db, 's2'))).toBe('not_found');
  });
});

describe('the file that is held', () => {
  it('is one at a time', async () => {
    const db = openTestWorkspace();
    expect(holdImport(db, heldAs('s1', 1))).toBeNull();
    expect(holdImport(db, heldAs('s2', 2))?.stagedId).toBe('s1');
    expect([releaseImport(db, 's1'), needImport(db, 's2').base]).toEqual([null, 2]);
    expect(releaseImport(db, 's2')?.stagedId).toBe('s2');
    expect(await thrownCode(() => needImport(db, 's2'))).toBe('not_found');
  });
});
