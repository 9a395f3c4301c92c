import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { upsertRegistrations } from '../../../../src-main/desk/db/tables/registrations.ts';
import { writeListed } from '../../../../src-main/desk/db/tables/self-maintained-devices.ts';
import { saveInventory } from '../../../../src-main/desk/features/self-maintained/save-inventory.ts';
import { makeTestFolder } from '../../db/open-test-workspace.ts';
import { checked, openCsvDesk } from './open-csv-desk.ts';

const profileId = 'be-1' as ProfileId;
const words = { header: 'Registration', registered: 'Registered', pending: 'Not registered' };

describe('the inventory of a Self-Maintained profile (behaviours 68, 116)', () => {
  it('has its devices with users, attributes and registration, and can be chosen as a file again', async () => {
    const test = openCsvDesk();
    const { db } = test.services;
    const blank = { imei: null, serial: null, manufacturer: null, userName: null, attributes: {} };
    writeListed(db, { profileId, reading: 1, first: 0 }, [
      { ...blank, deviceId: 'a', imei: '353227410022505', attributes: { Site: '=Lyon' } },
      { ...blank, deviceId: 'b', serial: '2119', manufacturer: 'Zebra', userName: 'm.bell' },
    ]);
    upsertRegistrations(db, [{ serial: '2119', imei: null, imei2: null, state: 'registered' }]);
    const file = join(makeTestFolder(), 'inventory.csv');
    await saveInventory(test.services, { profileId, file, delimiter: ';', words });
    expect(readFileSync(file, 'utf8').split('\r\n')).toEqual([
      '\ufeffIMEI Number;Serial Number;Manufacturer;Username;Site;Registration',
      "353227410022505;;;;'=Lyon;Not registered",
      ';2119;Zebra;m.bell;;Registered',
      '',
    ]);
    expect(await checked(test, file)).toMatchObject({ accepted: 2, corrected: 0, refused: 0, attributes: ['Site'] });
  });

  it('is written to its end, however long it is, and of nothing there is a header', async () => {
    const { services } = openCsvDesk();
    const file = join(makeTestFolder(), 'inventory.csv');
    const lines = async () => {
      await saveInventory(services, { profileId, file, delimiter: ',', words });
      return readFileSync(file, 'utf8').trim().split('\r\n').length;
    };
    expect(await lines()).toBe(1);
    const devices = Array.from({ length: 2_500 }, (_, n) => {
      return {
        imei: null,
        serial: `S${n}`,
        manufacturer: 'Zebra',
        userName: null,
        attributes: {},
        deviceId: `sm-${n}`,
      };
    });
    writeListed(services.db, { profileId, reading: 1, first: 0 }, devices);
    expect(await lines()).toBe(2_501);
  });
});
