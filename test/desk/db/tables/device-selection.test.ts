import { describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { selectedDeviceIds, selectedRows } from '../../../../src-main/desk/db/tables/device-selection.ts';
import { insertDevicesBulk } from '../../../../src-main/desk/db/tables/devices.ts';
import {
  deviceId,
  knoxDevice,
  now,
  numbersOf,
  openFilledWorkspace,
  openTestWorkspace,
} from '../open-test-workspace.ts';

const devices = [3, 1, 2].map((n) => knoxDevice(n, { model: n === 2 ? 'B' : 'A' }));

describe('a selection', () => {
  it('of named devices is those, each once, known or not', async () => {
    const db = await openFilledWorkspace(devices);
    const named = { kind: 'named' as const, deviceIds: [deviceId(2), 'nobody' as DeviceId, deviceId(1), deviceId(2)] };
    expect(selectedDeviceIds(db, named)).toEqual([deviceId(2), 'nobody', deviceId(1)]);
    expect(selectedRows(db, named, null)).toEqual(Uint32Array.of(2, 3));
    expect(selectedRows(db, named, { column: 'imei', direction: 'desc' })).toEqual(Uint32Array.of(3, 2));
  });

  it('of all that match leaves out the exceptions', async () => {
    const db = await openFilledWorkspace(devices);
    const matching = { kind: 'matching' as const, filter: { model: 'A' }, except: [deviceId(1), 'nobody' as DeviceId] };
    expect(numbersOf(selectedDeviceIds(db, matching))).toEqual([3]);
  });

  it('of everything comes in the order the server listed, or sorted', async () => {
    const db = await openFilledWorkspace(devices);
    const all = { kind: 'matching' as const, filter: {}, except: [] };
    expect(numbersOf(selectedDeviceIds(db, all))).toEqual([3, 1, 2]);
    expect(selectedRows(db, all, { column: 'imei', direction: 'asc' })).toEqual(Uint32Array.of(2, 3, 1));
  });

  it('works while the first sync fills the table', () => {
    const db = openTestWorkspace();
    insertDevicesBulk(db, devices, now);
    const all = { kind: 'matching' as const, filter: {}, except: [deviceId(1)] };
    expect(numbersOf(selectedDeviceIds(db, all))).toEqual([3, 2]);
  });

  it('may be larger than one query reads', async () => {
    const db = await openFilledWorkspace(Array.from({ length: 20_001 }, (_, n) => knoxDevice(n)));
    const ids = selectedDeviceIds(db, { kind: 'matching', filter: {}, except: [deviceId(5)] });
    expect([ids.length, new Set(ids).size, ids.at(-1)]).toEqual([20_000, 20_000, deviceId(20_000)]);
  });
});
