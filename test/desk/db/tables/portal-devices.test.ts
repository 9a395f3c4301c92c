import { expect, it } from 'vitest';
import { insertAttribute } from '../../../../src-main/desk/db/tables/attributes.ts';
import { readPortalDevices } from '../../../../src-main/desk/db/tables/portal-devices.ts';
import { writeValues } from '../../../helpers/edit-devices.ts';
import { addProfile, deviceId, knoxDevice, layOverlay, openFilledWorkspace } from '../open-test-workspace.ts';

it('reads devices in the order asked for, in the profile they will be in, with their attributes', async () => {
  const db = await openFilledWorkspace([
    knoxDevice(1, { userName: 'anna', tags: 'lyon' }),
    knoxDevice(2, { imei: '', serial: null }),
    knoxDevice(3),
  ]);
  addProfile(db, 'p2', 'Kiosks');
  layOverlay(db, [1], 'p2');
  layOverlay(db, [3], 'gone');
  insertAttribute(db, { name: 'Dépôt', type: 'text', at: '' });
  writeValues(db, [deviceId(1)], { name: 'Dépôt', value: 'Lyon' });
  const [third, second, first] = readPortalDevices(db, [3, 2, 1], ['Dépôt']);
  expect(first).toEqual({
    deviceId: deviceId(1),
    imei: knoxDevice(1).imei,
    serial: knoxDevice(1).serial,
    profileId: 'p2',
    profileName: 'Kiosks',
    userName: 'anna',
    tags: 'lyon',
    password: null,
    attributes: ['Lyon'],
  });
  expect(second).toMatchObject({ imei: null, serial: null, profileId: 'p1', profileName: null, attributes: [null] });
  expect(third).toMatchObject({ profileId: 'gone', profileName: null });
});
