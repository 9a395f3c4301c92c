import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SimulatedState } from '../../src-main/simulator/base-device.ts';
import type { DeviceTruth } from '../../src-main/simulator/control.ts';
import { type Answer, encryptFor, KME, type KnoxCaller, openSimulator, rowsOf } from './knox-caller.ts';

let knox: KnoxCaller;
beforeEach(async () => {
  knox = await openSimulator();
});
afterEach(() => knox.simulator.close());

const list = (query = ''): Promise<Answer> => knox.call('GET', `${KME}/devices/list${query}`);
const profileId = (name: string) =>
  String(knox.simulator.control.listProfiles().find((one) => one.name === name)?.profileId);
const assign = (body: Record<string, unknown>) => knox.call('PUT', `${KME}/devices/assignProfile`, body);

function devicesIn(state: SimulatedState, limit = 3): DeviceTruth[] {
  return knox.simulator.control.listDevices({ state, limit }).devices;
}

function truth(identifier: string): DeviceTruth | undefined {
  return knox.simulator.control.listDevices({ identifier }).devices[0];
}

describe('assignProfile', () => {
  it('assigns devices by device id, IMEI, second IMEI or serial', async () => {
    const free = devicesIn('unassigned', 50);
    const phone = free.find(({ imei2 }) => imei2 !== null);
    const others = free.filter((device) => device !== phone);
    const named = [phone?.imei2, others[0]?.deviceId, others[1]?.serial, others[2]?.imei ?? others[2]?.serial];
    const answer = await assign({ profileId: profileId('Kiosk tablets'), deviceIds: named });
    expect(answer.body).toMatchObject({ totalCount: 4, processingCount: 0 });
    for (const identifier of named) {
      expect(truth(String(identifier))).toMatchObject({ state: 'assigned', profileName: 'Kiosk tablets' });
    }
  });

  it('takes nothing but device ids when the switch says so', async () => {
    knox.simulator.control.setSwitches({ acceptsImeiAsDeviceId: false });
    const [device] = devicesIn('unassigned', 1);
    const refused = await assign({ profileId: profileId('Executives'), deviceIds: [device?.serial] });
    expect(refused.body.code).toBe(4040300);
    expect((await assign({ profileId: profileId('Executives'), deviceIds: [device?.deviceId] })).status).toBe(200);
  });

  it('decrypts the user of each device, and of all at once', async () => {
    const { encryptionPublicKey } = knox.simulator.credentials;
    const [one, two] = devicesIn('unassigned', 2).map(({ deviceId }) => deviceId);
    const user = (name: string) => ({
      userName: encryptFor(encryptionPublicKey, name),
      userToken: encryptFor(encryptionPublicKey, 'p4ss wörd'),
    });
    const details = [{ deviceId: one, ...user('élise@example.test'), tags: 'Lyon, spare' }];
    expect((await assign({ profileId: profileId('Executives'), deviceDetails: details })).status).toBe(200);
    expect(truth(String(one))).toMatchObject({ userName: 'élise@example.test', tags: 'Lyon, spare' });
    await assign({ profileId: profileId('Executives'), deviceIds: [two], deviceDetails: user('bram@example.test') });
    expect(truth(String(two))?.userName).toBe('bram@example.test');
  });

  it('refuses a user that is not encrypted with its key, and changes nothing', async () => {
    const [device] = devicesIn('unassigned', 1);
    const bad = [
      'plain text',
      encryptFor(knox.simulator.credentials.keysFile.Public, 'other key'),
      'A'.repeat(342).concat('=='),
    ];
    for (const userToken of bad) {
      const details = [{ deviceId: device?.deviceId, userToken }];
      const refused = await assign({ profileId: profileId('Executives'), deviceDetails: details });
      expect(refused).toMatchObject({ status: 500, body: { code: 5000006, message: 'RSA_DECRYPTION_FAIL' } });
    }
    expect(truth(String(device?.deviceId))?.state).toBe('unassigned');
    expect(knox.simulator.control.effects()).toEqual({});
  });

  it('clears the user for an empty name, and keeps it for a missing one', async () => {
    const device = devicesIn('assigned', 100).find(({ userName }) => userName !== null);
    const body = { profileId: profileId('Executives'), deviceIds: [device?.deviceId] };
    await assign(body);
    expect(truth(String(device?.deviceId))?.userName).toBe(device?.userName);
    await assign({ ...body, deviceDetails: { userName: '' } });
    expect(truth(String(device?.deviceId))?.userName).toBeNull();
  });

  it('refuses the whole call for one unknown or one pending device', async () => {
    const good = devicesIn('unassigned', 2).map(({ deviceId }) => deviceId);
    const pending = String(devicesIn('pending', 1)[0]?.deviceId);
    const target = { profileId: profileId('Executives') };
    expect((await assign({ ...target, deviceIds: [...good, '359999999999999'] })).body.code).toBe(4040300);
    expect((await assign({ ...target, deviceIds: [...good, pending] })).body.code).toBe(4001703);
    expect(good.map((id) => truth(id)?.state)).toEqual(['unassigned', 'unassigned']);
    knox.simulator.control.setSwitches({ strictAssign: false });
    expect((await assign({ ...target, deviceIds: [...good, pending] })).body.totalCount).toBe(2);
    expect(good.map((id) => truth(id)?.state)).toEqual(['assigned', 'assigned']);
  });

  it('names what is wrong with the request itself', async () => {
    const deviceIds = devicesIn('unassigned', 2).map(({ deviceId }) => deviceId);
    expect((await assign({ profileId: profileId('Executives'), deviceIds: [] })).body.code).toBe(4000000);
    expect((await assign({ deviceIds })).body.code).toBe(4001700);
    expect(await assign({ profileId: 'gone', deviceIds })).toMatchObject({ status: 404, body: { code: 4041700 } });
    knox.simulator.control.setSwitches({ maxDevicesPerCall: 1, codesAsText: true });
    const tooMany = await assign({ profileId: profileId('Executives'), deviceIds });
    expect(tooMany.body).toMatchObject({ code: '4000019', message: 'TOO_MANY_DEVICES' });
  });

  it('applies late when told so, and says meanwhile how many are being processed', async () => {
    knox.simulator.control.setSwitches({
      assignAppliesAfterMs: 60_000,
      provisionAfterMs: 120_000,
      showsAssigning: true,
    });
    const [device] = devicesIn('unassigned', 1);
    const answer = await assign({ profileId: profileId('Executives'), deviceIds: [device?.deviceId] });
    expect(answer.body.processingCount).toBe(1);
    const meanwhile = await list('?changedAfter=0h');
    expect(meanwhile.body.processingCount).toBe(1);
    expect(rowsOf(meanwhile, 'deviceList')[0]).toMatchObject({ state: 'Assigning', profileId: null });
    knox.simulator.control.advanceClock(60_000);
    expect(truth(String(device?.deviceId))).toMatchObject({ state: 'assigned', processing: false });
    expect((await list()).body.processingCount).toBe(0);
    knox.simulator.control.advanceClock(120_000);
    expect(truth(String(device?.deviceId))?.state).toBe('provisioned');
  });
});

describe('unassignProfile', () => {
  const v1 = (deviceIds: unknown) => knox.call('PUT', `${KME}/devices/unassignProfile`, { deviceIds });
  const v2 = (deviceIds: unknown, verb = 'PUT') =>
    knox.call(verb, '/kcs/v2/kme/devices/unassignProfile', { deviceIds });

  it('v1 refuses everything for one bad id', async () => {
    const [one, two] = devicesIn('assigned', 2).map(({ deviceId }) => deviceId);
    expect((await v1([one, 'R5800000000'])).body.code).toBe(4040300);
    expect((await v1([one, devicesIn('pending', 1)[0]?.deviceId])).body.code).toBe(4001703);
    expect(truth(String(one))?.state).toBe('assigned');
    expect((await v1([one, two])).body.totalCount).toBe(2);
    expect([one, two].map((id) => truth(String(id)))).toMatchObject([
      { state: 'unassigned', profileId: null },
      { state: 'unassigned', profileId: null },
    ]);
  });

  it('v2 does what it can and answers in three lists', async () => {
    const device = devicesIn('assigned', 1)[0];
    const pending = String(devicesIn('pending', 1)[0]?.deviceId);
    const answer = await v2([device?.serial, 'R58X1234567', pending, 'no good!']);
    expect(answer.body).toEqual({
      successDeviceList: [device?.serial],
      failedDeviceList: [pending, 'no good!'],
      notFoundDeviceList: ['R58X1234567'],
    });
    expect(truth(String(device?.deviceId))?.state).toBe('unassigned');
  });

  it('v2 answers to one verb only, and shapes its lists by the switches', async () => {
    const [one, two, three] = devicesIn('assigned', 3).map(({ deviceId }) => deviceId);
    expect((await v2([one], 'POST')).body).toMatchObject({ code: 4040000, message: 'RESOURCE_NOT_FOUND' });
    knox.simulator.control.setSwitches({
      unassignV2Verb: 'POST',
      listElements: 'object',
      listNames: 'lists',
      omitEveryNth: 2,
    });
    expect((await v2([one])).status).toBe(404);
    const answer = await v2([one, two, three], 'POST');
    expect(answer.body.successList).toEqual([
      { deviceId: one, reason: null },
      { deviceId: three, reason: null },
    ]);
    expect(truth(String(two))?.state).toBe('unassigned');
  });
});

describe('devices/delete', () => {
  const remove = (devices: unknown) => knox.call('POST', `${KME}/devices/delete`, { devices });

  it('deletes by IMEI or serial and lists what became of each', async () => {
    const [device] = devicesIn('provisioned', 1);
    const pending = String(devicesIn('pending', 1)[0]?.serial);
    const answer = await remove({ imeiOrSerials: [device?.serial, 'R58X1234567', pending] });
    expect(answer.body).toEqual({
      successDeviceList: [device?.serial],
      failedDeviceList: [pending],
      notFoundDeviceList: ['R58X1234567'],
    });
    expect(truth(String(device?.serial))).toBeUndefined();
    expect((await list()).body.totalCount).toBe(239);
  });

  it('takes device ids beside them only if the switch says so', async () => {
    const [one, two] = devicesIn('provisioned', 2).map(({ deviceId }) => deviceId);
    expect((await remove({ deviceIds: [one] })).body.successDeviceList).toEqual([one]);
    knox.simulator.control.setSwitches({ deleteAcceptsDeviceIds: false });
    expect((await remove({ deviceIds: [two] })).body.code).toBe(4000000);
    expect((await remove('everything')).body.code).toBe(4000000);
  });
});

describe('the record of what was done', () => {
  it('counts every effect on every device, for a request and for good', async () => {
    const [device] = devicesIn('unassigned', 1);
    const body = { profileId: profileId('Executives'), deviceIds: [device?.deviceId] };
    await assign(body);
    await assign(body);
    const writes = knox.simulator.control.requests().filter(({ method }) => method === 'PUT');
    expect(writes.map(({ path, status, effects }) => [path, status, effects])).toEqual([
      [`${KME}/devices/assignProfile`, 200, { [String(device?.deviceId)]: 1 }],
      [`${KME}/devices/assignProfile`, 200, { [String(device?.deviceId)]: 1 }],
    ]);
    expect(knox.simulator.control.effects()).toEqual({ [String(device?.deviceId)]: { assign: 2 } });
  });

  it('keeps no body of a token request', async () => {
    const tokenRequest = knox.simulator.control.requests().find(({ path }) => path === '/ams/v1/oauth2/token');
    expect(tokenRequest).toMatchObject({ body: '', status: 200 });
  });
});
