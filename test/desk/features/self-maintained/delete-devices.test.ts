import { describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { writeListed } from '../../../../src-main/desk/db/tables/self-maintained-devices.ts';
import { deleteDevices } from '../../../../src-main/desk/features/self-maintained/delete-devices.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { openCsvDesk } from './open-csv-desk.ts';

const profileId = 'be-1' as ProfileId;

function open() {
  const test = openCsvDesk();
  const blank = { imei: null, manufacturer: 'Zebra', userName: null, attributes: {} };
  const devices = ['a', 'b', 'c'].map((name) => ({ ...blank, serial: name, deviceId: `sm-${name}` }));
  writeListed(test.services.db, { profileId, reading: 1, first: 0 }, devices);
  return test;
}

describe('deleting devices of a Self-Maintained profile (behaviour 111)', () => {
  it('queues those that are there', () => {
    const { services, nudges } = open();
    const { changeId } = deleteDevices(services, { profileId, deviceIds: ['sm-a', 'sm-c', 'sm-none'] });
    const change = readChange(services.db, changeId);
    expect(change?.intent).toMatchObject({ kind: 'remove-self-maintained', profileId, deviceIds: ['sm-a', 'sm-c'] });
    expect(nudges).toEqual(['change']);
  });

  it('lets two deletions stand beside each other', () => {
    const { services } = open();
    const first = deleteDevices(services, { profileId, deviceIds: ['sm-a'] });
    deleteDevices(services, { profileId, deviceIds: ['sm-b'] });
    expect(readChange(services.db, first.changeId)?.state).toBe('waiting');
    expect(services.db.prepare('SELECT count(*) FROM temp.overlay').pluck().get()).toBe(2);
  });

  it('has nothing to do when none of them is there', async () => {
    const { services } = open();
    const nothing = () => deleteDevices(services, { profileId, deviceIds: ['sm-none'] });
    expect(await thrownCode(nothing)).toBe('nothing_to_do');
  });
});
