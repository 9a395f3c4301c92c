import { describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { writeListed } from '../../../../src-main/desk/db/tables/self-maintained-devices.ts';
import { listDevices } from '../../../../src-main/desk/features/self-maintained/list-devices.ts';
import { openCsvDesk } from './open-csv-desk.ts';

const profileId = 'be-1' as ProfileId;

describe('the devices of a Self-Maintained profile', () => {
  it('come in windows, and are found by what is typed of them, digits in groups too', () => {
    const { services } = openCsvDesk();
    const blank = { serial: null, userName: null };
    writeListed(services.db, { profileId, reading: 1, first: 0 }, [
      { ...blank, deviceId: 'a', imei: '353227410022505', manufacturer: null, attributes: { Site: 'Lyon' } },
      { ...blank, deviceId: 'b', imei: '490154203237518', manufacturer: 'Zebra', attributes: {} },
    ]);
    const found = (text: string, first = 0, count = 10) =>
      listDevices(services, { profileId, text, first, count }).devices.map(({ deviceId }) => deviceId);
    expect(found('')).toEqual(['a', 'b']);
    expect(found('', 1, 1)).toEqual(['b']);
    expect(found('35 322741')).toEqual(['a']);
    expect(found('zebra')).toEqual(['b']);
    expect(found('LYON')).toEqual(['a']);
    expect(found('%')).toEqual([]);
  });
});
