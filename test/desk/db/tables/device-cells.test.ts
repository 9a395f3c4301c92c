import { describe, expect, it } from 'vitest';
import { type DeviceColumn, deviceColumns } from '#shared/domain/device.ts';
import type { WritableDb } from '../../../../src-main/desk/db/sql.ts';
import { insertAttribute } from '../../../../src-main/desk/db/tables/attributes.ts';
import { readDeviceCells } from '../../../../src-main/desk/db/tables/device-cells.ts';
import { writeValues } from '../../../helpers/edit-devices.ts';
import { addProfile, deviceId, knoxDevice, layOverlay, openFilledWorkspace } from '../open-test-workspace.ts';

const cells = (db: WritableDb, rows: number[], columns: readonly DeviceColumn[], attributes: string[] = []) =>
  readDeviceCells(db, rows, { columns, attributes, leaving: 'à supprimer' });

describe('cells of devices', () => {
  it('come column by column as asked, row by row as asked', async () => {
    const db = await openFilledWorkspace([1, 2, 3].map((n) => knoxDevice(n, { model: `M${n}` })));
    expect(cells(db, [3, 1], ['model', 'serial'])).toEqual([
      ['M3', 'R58N000003A'],
      ['M1', 'R58N000001A'],
    ]);
    expect(cells(db, [1, 2, 3], ['model'])).toEqual([['M1'], ['M2'], ['M3']]);
    expect(cells(db, [2, 1], ['model'])).toEqual([['M2'], ['M1']]);
    expect(cells(db, [], ['model'])).toEqual([]);
  });

  it('name the profile a device will be in, and Samsung’s own word for a state nobody knows', async () => {
    const db = await openFilledWorkspace([knoxDevice(1), knoxDevice(2, { state: 'unknown', rawState: 'FROZEN' })]);
    addProfile(db, 'p2', 'Kiosks');
    layOverlay(db, [1], 'p2');
    expect(cells(db, [1, 2], ['profile', 'state'])).toEqual([
      ['Kiosks', 'assigned'],
      ['p1', 'FROZEN'],
    ]);
  });

  it('exist for every column of the grid', async () => {
    const db = await openFilledWorkspace([knoxDevice(1)]);
    expect(cells(db, [1], deviceColumns)[0]).toHaveLength(deviceColumns.length);
  });

  it('say in the person’s words that a device is to be deleted (behaviour 98)', async () => {
    const db = await openFilledWorkspace([1, 2].map((n) => knoxDevice(n)));
    addProfile(db, 'p2', 'gone');
    layOverlay(db, [1], 'gone');
    layOverlay(db, [2], 'p2');
    expect(cells(db, [1, 2], ['profile'])).toEqual([['à supprimer'], ['gone']]);
  });

  it('go on with the custom attributes asked for, blank where there is no value (behaviour 92)', async () => {
    const db = await openFilledWorkspace([1, 2, 3].map((n) => knoxDevice(n)));
    insertAttribute(db, { name: 'Depot', type: 'text', at: '' });
    insertAttribute(db, { name: "It's", type: 'number', at: '' });
    writeValues(db, [deviceId(1), deviceId(3)], { name: 'Depot', value: 'Lyon' });
    writeValues(db, [deviceId(1)], { name: "It's", value: '7' });
    expect(cells(db, [1, 2, 3], ['serial'], ["It's", 'Depot'])).toEqual([
      ['R58N000001A', '7', 'Lyon'],
      ['R58N000002A', null, null],
      ['R58N000003A', null, 'Lyon'],
    ]);
    expect(cells(db, [3, 1], ['serial'], ['Depot', 'no such one']).map(([, ...values]) => values)).toEqual([
      ['Lyon', null],
      ['Lyon', null],
    ]);
  });
});
