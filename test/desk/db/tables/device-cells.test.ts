import { describe, expect, it } from 'vitest';
import { deviceColumns } from '#shared/domain/device.ts';
import { readDeviceCells } from '../../../../src-main/desk/db/tables/device-cells.ts';
import { addProfile, knoxDevice, layOverlay, openFilledWorkspace } from '../open-test-workspace.ts';

describe('cells of devices', () => {
  it('come column by column as asked, row by row as asked', async () => {
    const db = await openFilledWorkspace([1, 2, 3].map((n) => knoxDevice(n, { model: `M${n}` })));
    expect(readDeviceCells(db, [3, 1], ['model', 'serial'])).toEqual([
      ['M3', 'R58N000003A'],
      ['M1', 'R58N000001A'],
    ]);
    expect(readDeviceCells(db, [1, 2, 3], ['model'])).toEqual([['M1'], ['M2'], ['M3']]);
    expect(readDeviceCells(db, [2, 1], ['model'])).toEqual([['M2'], ['M1']]);
    expect(readDeviceCells(db, [], ['model'])).toEqual([]);
  });

  it('name the profile a device will be in, and Samsung’s own word for a state nobody knows', async () => {
    const db = await openFilledWorkspace([knoxDevice(1), knoxDevice(2, { state: 'unknown', rawState: 'FROZEN' })]);
    addProfile(db, 'p2', 'Kiosks');
    layOverlay(db, [1], 'p2');
    expect(readDeviceCells(db, [1, 2], ['profile', 'state'])).toEqual([
      ['Kiosks', 'assigned'],
      ['p1', 'FROZEN'],
    ]);
  });

  it('exist for every column of the grid', async () => {
    const db = await openFilledWorkspace([knoxDevice(1)]);
    expect(readDeviceCells(db, [1], deviceColumns)[0]).toHaveLength(deviceColumns.length);
  });
});
