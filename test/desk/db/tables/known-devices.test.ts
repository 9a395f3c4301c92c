import { expect, it } from 'vitest';
import { startBulkLoad } from '../../../../src-main/desk/db/tables/device-bulk-load.ts';
import { canLookUp, findDevicesByName } from '../../../../src-main/desk/db/tables/known-devices.ts';
import { deviceId, knoxDevice, openFilledWorkspace, openTestWorkspace } from '../open-test-workspace.ts';

it('finds devices by either IMEI and by serial number, and nothing of what is not there', async () => {
  const db = await openFilledWorkspace([knoxDevice(1, { imei2: '490154203237518' }), knoxDevice(2)]);
  const { byImei, bySerial } = findDevicesByName(db, {
    imeis: [knoxDevice(1).imei ?? '', '490154203237518', '356938035643809'],
    serials: ['R58N000002A', 'nobody'],
  });
  expect([...byImei.values()]).toEqual([
    { row: 1, deviceId: deviceId(1) },
    { row: 1, deviceId: deviceId(1) },
  ]);
  expect([...bySerial]).toEqual([['R58N000002A', { row: 2, deviceId: deviceId(2) }]]);
});

it('uses the indexes, however many are asked for', async () => {
  const db = await openFilledWorkspace([knoxDevice(1)]);
  const plan = db.prepare(
    'EXPLAIN QUERY PLAN SELECT d.row FROM cache.devices d WHERE d.serial IN (SELECT value FROM json_each(?))',
  );
  expect(JSON.stringify(plan.all('[]'))).toContain('devices_by_serial');
});

it('knows of nobody in an empty tenant, nor while a first sync fills the table', async () => {
  expect(canLookUp(openTestWorkspace())).toBe(false);
  const db = await openFilledWorkspace([knoxDevice(1)]);
  expect(canLookUp(db)).toBe(true);
  startBulkLoad(db);
  expect(canLookUp(db)).toBe(false);
});
