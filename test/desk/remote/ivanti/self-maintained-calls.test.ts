import { describe, expect, it } from 'vitest';
import type { IvantiClient } from '../../../../src-main/desk/services.ts';
import { connect, openSimulator } from '../connect-to-simulator.ts';
import { expectAppError, never } from '../expect-app-error.ts';

const CSV =
  'IMEI Number,Serial Number,Manufacturer,Username,Site\r\n353227410022505,,,m.bell,Lyon\r\n,2119,Zebra,,\r\n';

async function open() {
  const simulator = await openSimulator({});
  const { factory, settings } = await connect(simulator, 'kca');
  const client = (await factory.ivanti(settings, {})) as IvantiClient;
  const upload = (name: string, withoutToken = false) =>
    client.uploadProfile({ name, description: 'By hand', withoutToken, csv: CSV }, never);
  const devicesOf = async (name: string) => {
    const profile = await client.findProfile(name, never);
    const id = profile?.ivantiProfileId ?? '';
    return { id, ...(await client.listProfileDevices(id, { page: 0, pageSize: 50 }, never)) };
  };
  return { simulator, client, upload, devicesOf };
}

describe('Self-Maintained profiles at Ivanti (mission 2.5)', () => {
  it('are made of a file, and answer the value of their token, if they have one (behaviours 109, 112)', async () => {
    const { client, upload } = await open();
    const value = await upload('Depot');
    expect(value).toMatch(/^[\w-]{24}$/);
    expect((await client.readEnrollmentToken('Depot', never))?.value).toBe(value);
    expect(await client.findProfile('Depot', never)).toMatchObject({
      ...{ name: 'Depot', description: 'By hand', selfMaintained: true, devices: 2, userId: null },
    });
    expect(await upload('Bare', true)).toBeNull();
    expect(await client.findProfile('None', never)).toBeNull();
  });

  it('are refused under a name that is taken', async () => {
    const { upload } = await open();
    await upload('Depot');
    await expectAppError(upload('Depot'), 'profile_name_taken');
  });

  it('list their devices, users and attributes included', async () => {
    const { upload, devicesOf } = await open();
    await upload('Depot');
    const blank = { imei: null, serial: null, manufacturer: null, userName: null };
    const { items, total } = await devicesOf('Depot');
    expect(total).toBe(2);
    expect(items).toEqual([
      {
        ...blank,
        deviceId: expect.any(String),
        imei: '353227410022505',
        userName: 'm.bell',
        attributes: { Site: 'Lyon' },
      },
      { ...blank, deviceId: expect.any(String), serial: '2119', manufacturer: 'Zebra', attributes: {} },
    ]);
  });

  it('take more devices and give some up (behaviour 111)', async () => {
    const { client, upload, devicesOf } = await open();
    await upload('Depot');
    const { id, items } = await devicesOf('Depot');
    const row = {
      imei: null,
      serial: 'X1',
      manufacturer: 'Honeywell',
      userName: 'a.diaz',
      attributes: { Site: 'Leeds' },
    };
    await client.addProfileDevices(id, [row], never);
    await client.removeProfileDevices(id, [items[0]?.deviceId ?? ''], never);
    expect((await devicesOf('Depot')).items).toMatchObject([{ serial: '2119' }, row]);
  });

  it('change one as a whole, what it has no longer included (behaviour 111)', async () => {
    const { client, upload, devicesOf } = await open();
    await upload('Depot');
    const { id, items } = await devicesOf('Depot');
    const row = { imei: null, serial: 'X1', manufacturer: 'Honeywell', userName: 'm.bell', attributes: { Shelf: '4' } };
    const deviceId = items[0]?.deviceId ?? '';
    await client.editProfileDevice(id, { ...row, deviceId }, never);
    expect((await devicesOf('Depot')).items).toMatchObject([{ ...row, deviceId }, { serial: '2119' }]);
    const clash = { ...row, serial: '2119', manufacturer: 'Zebra' };
    await expectAppError(client.editProfileDevice(id, { ...clash, deviceId }, never), 'device_listed_twice');
    await expectAppError(client.editProfileDevice(id, { ...row, deviceId: 'sm-0' }, never), 'device_not_listed');
  });
});
