import { beforeEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { DeviceForm } from '#shared/domain/self-maintained.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { writeListed } from '../../../../src-main/desk/db/tables/self-maintained-devices.ts';
import { addDevices } from '../../../../src-main/desk/features/self-maintained/add-devices.ts';
import { openCsvDesk } from './open-csv-desk.ts';

const profileId = 'be-1' as ProfileId;
const form = (special: Partial<DeviceForm>): DeviceForm => ({
  ...{ imei: '', serial: '', manufacturer: '', attributes: {} },
  ...special,
});

let test: ReturnType<typeof openCsvDesk>;
beforeEach(() => {
  test = openCsvDesk();
});
const add = (...devices: DeviceForm[]) => addDevices(test.services, { profileId, devices });

describe('adding more devices (behaviour 111)', () => {
  it('queues them as they are read, with their attributes', () => {
    const attributes = { Site: 'Lyon' };
    const { changeId, problems } = add(
      form({ imei: '35322741002250', attributes }),
      form({ serial: '2119', manufacturer: 'Zebra' }),
    );
    expect(problems).toEqual([]);
    expect(readChange(test.services.db, String(changeId))).toMatchObject({
      profileName: 'Older handhelds',
      intent: { kind: 'add-self-maintained', profileId, devices: 2 },
    });
    const rows = test.services.db.prepare('SELECT imei, serial, attributes FROM main.import_rows').raw().all();
    expect(rows).toEqual([
      ['353227410022505', null, '{"Site":"Lyon"}'],
      [null, '2119', '{}'],
    ]);
  });

  it('answers what is wrong with which, and queues none of them then', () => {
    const { changeId, problems } = add(
      form({ imei: '353227410022505' }),
      form({ imei: '353227410022504' }),
      form({ serial: 'X1' }),
      form({ imei: '353227410022505' }),
    );
    expect(changeId).toBeNull();
    expect(problems).toEqual([
      { device: 1, field: 'imei', reason: 'imei-check', detail: '5' },
      { device: 2, field: 'manufacturer', reason: 'manufacturer-missing', detail: null },
      { device: 3, field: 'imei', reason: 'imei-twice', detail: '1' },
    ]);
    expect(test.services.db.prepare('SELECT count(*) FROM main.import_rows').pluck().get()).toBe(0);
  });

  it('says of one that is in the profile already that it is', () => {
    const row = { imei: null, serial: '2119', manufacturer: 'Zebra', userName: null, attributes: {} };
    writeListed(test.services.db, { profileId, reading: 1, first: 0 }, [{ ...row, deviceId: 'sm-1' }]);
    const { problems } = add(form({ serial: '2119', manufacturer: 'ZEBRA' }));
    expect(problems).toEqual([{ device: 0, field: null, reason: 'already-there', detail: null }]);
  });
});
