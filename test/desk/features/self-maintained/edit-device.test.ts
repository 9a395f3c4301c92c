import { beforeEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { DeviceForm } from '#shared/domain/self-maintained.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import type { ProfileBase } from '../../../../src-main/desk/db/tables/profile-changes.ts';
import { writeListed } from '../../../../src-main/desk/db/tables/self-maintained-devices.ts';
import { deleteDevices } from '../../../../src-main/desk/features/self-maintained/delete-devices.ts';
import { editDevice } from '../../../../src-main/desk/features/self-maintained/edit-device.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { openCsvDesk } from './open-csv-desk.ts';

const profileId = 'be-1' as ProfileId;
const was = { imei: null, serial: 'A', manufacturer: 'Zebra', userName: 'm.bell', attributes: { Site: 'Lyon' } };
const form: DeviceForm = { imei: '', serial: 'A', manufacturer: 'Zebra', attributes: { Site: 'Lyon' } };

let test: ReturnType<typeof openCsvDesk>;
beforeEach(() => {
  test = openCsvDesk();
  const other = { ...was, serial: 'B', imei: '353227410022505', userName: null };
  writeListed(test.services.db, { profileId, reading: 1, first: 0 }, [
    { ...was, deviceId: 'sm-a' },
    { ...other, deviceId: 'sm-b' },
  ]);
});
const edit = (special: Partial<DeviceForm>, deviceId = 'sm-a') =>
  editDevice(test.services, { profileId, deviceId, device: { ...form, ...special } });
const queued = () => test.services.db.prepare('SELECT count(*) FROM main.changes').pluck().get();

describe('editing a device of a Self-Maintained profile (behaviour 111)', () => {
  it('queues it as it shall be, with the user it has, based on how it was', () => {
    const { changeId, problems } = edit({ imei: '35693803564380', attributes: { Site: 'Leeds' } });
    expect(problems).toEqual([]);
    const change = readChange(test.services.db, String(changeId));
    const row = { ...was, imei: '356938035643809', attributes: { Site: 'Leeds' } };
    expect(change).toMatchObject({ profileName: 'Older handhelds', devices: 1 });
    expect(change?.intent).toEqual({ kind: 'edit-self-maintained', profileId, deviceId: 'sm-a', row });
    expect((JSON.parse(change?.basedOn ?? '') as ProfileBase).device).toEqual(was);
    expect(test.nudges).toEqual(['change']);
  });

  it('answers what is wrong with it, as with a row of a file, and queues nothing', () => {
    expect(edit({ imei: '353227410022504' })).toEqual({
      changeId: null,
      problems: [{ device: 0, field: 'imei', reason: 'imei-check', detail: '5' }],
    });
    expect(edit({ manufacturer: '' }).problems).toMatchObject([{ reason: 'manufacturer-missing' }]);
    expect(queued()).toBe(0);
  });

  it('takes identifiers that the device has itself, and none of another device', () => {
    expect(edit({ imei: '353227410022505' }).problems).toMatchObject([{ reason: 'already-there', field: null }]);
    expect(queued()).toBe(0);
    expect(edit({ serial: 'B', imei: '353227410022505', attributes: { Shelf: '4' } }, 'sm-b').problems).toEqual([]);
  });

  it('has nothing to do when nothing differs from what is shown', async () => {
    expect(await thrownCode(() => edit({}))).toBe('nothing_to_do');
    edit({ attributes: { Site: 'Leeds' } });
    expect(await thrownCode(() => edit({ attributes: { Site: 'Leeds' } }))).toBe('nothing_to_do');
    expect(edit({}).changeId).not.toBeNull();
  });

  it('refuses a device that is not there, or about to be deleted', async () => {
    expect(await thrownCode(() => edit({ serial: 'C' }, 'sm-none'))).toBe('device_not_listed');
    deleteDevices(test.services, { profileId, deviceIds: ['sm-a'] });
    expect(await thrownCode(() => edit({ serial: 'C' }))).toBe('device_leaving');
    expect(edit({ serial: 'C' }, 'sm-b').problems).toEqual([]);
  });
});
