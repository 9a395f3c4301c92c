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
const ids = (answer: Answer) => rowsOf(answer, 'deviceList').map(({ id }) => String(id));
const profileId = (name: string) =>
  String(knox.simulator.control.listProfiles().find((one) => one.name === name)?.profileId);
const assign = (body: Record<string, unknown>) => knox.call('PUT', `${KME}/devices/assignProfile`, body);

function devicesIn(state: SimulatedState, limit = 3): DeviceTruth[] {
  return knox.simulator.control.listDevices({ state, limit }).devices;
}

function truth(identifier: string): DeviceTruth | undefined {
  return knox.simulator.control.listDevices({ identifier }).devices[0];
}

describe('devices/list', () => {
  it('pages from zero, a hundred at a time, until the pages are empty', async () => {
    const pages = await Promise.all([0, 1, 2, 3].map((page) => list(`?pageNum=${page}`)));
    expect(pages.map((page) => ids(page).length)).toEqual([100, 100, 40, 0]);
    expect(new Set(pages.flatMap(ids)).size).toBe(240);
    expect(pages.every(({ body }) => body.totalCount === 240 && body.processingCount === 0)).toBe(true);
  });

  it('grants no more rows than its cap, whatever is asked', async () => {
    expect(ids(await list('?pageSize=5000'))).toHaveLength(100);
    knox.simulator.control.setSwitches({ maxPageSize: 30 });
    const second = await list('?pageSize=5000&pageNum=1');
    expect(ids(second)).toHaveLength(30);
    expect(ids(second)[0]).toBe(ids(await list('?pageSize=1&pageNum=30'))[0]);
  });

  it('can repeat its last page for ever', async () => {
    knox.simulator.control.setSwitches({ endlessPages: true });
    expect(ids(await list('?pageNum=77'))).toEqual(ids(await list('?pageNum=2')));
  });

  it('refuses a page that is no number', async () => {
    for (const query of ['?pageNum=-1', '?pageSize=0', '?pageSize=many']) {
      expect((await list(query)).body).toMatchObject({ code: 4000000, message: 'RESOURCE_INVALID_PARAM' });
    }
  });

  it('shows the fields public clients read, and one IMEI only', async () => {
    const [row] = rowsOf(await list('?pageSize=1'), 'deviceList');
    const device = truth(String(row?.id));
    expect(row).toMatchObject({ mei: device?.imei, serialNumber: device?.serial, model: device?.model });
    expect(row).toMatchObject({
      profileId: device?.profileId,
      tenantName: 'Meridian Field Service',
      updateTime: device?.updatedAt,
    });
    expect(Object.keys(row ?? {})).not.toContain('imei2');
  });

  it('shows Wi-Fi tablets without an IMEI', async () => {
    const rows = (await Promise.all([0, 1, 2].map((page) => list(`?pageNum=${page}`)))).flatMap((page) =>
      rowsOf(page, 'deviceList'),
    );
    const wifi = rows.filter(({ mei }) => mei === null);
    expect(wifi.length).toBeGreaterThan(0);
    expect(wifi.every(({ model }) => ['SM-X200', 'SM-X300'].includes(String(model)))).toBe(true);
  });

  it('changes types and names with its switches', async () => {
    knox.simulator.control.setSwitches({
      totalsAsText: true,
      timesAsText: true,
      tagsAsArray: true,
      nullsAbsent: true,
      returnsSecondImei: true,
    });
    const answer = await list();
    expect(answer.body.totalCount).toBe('240');
    const rows = rowsOf(answer, 'deviceList');
    expect(rows.every(({ updateTime, tags }) => typeof updateTime === 'string' && Array.isArray(tags))).toBe(true);
    expect(rows.some((row) => !('userName' in row))).toBe(true);
    expect(rows.some((row) => Object.values(row).includes(null))).toBe(false);
    const withSecond = rows.find(({ imei2 }) => typeof imei2 === 'string');
    expect(truth(String(withSecond?.imei2))?.deviceId).toBe(withSecond?.id);
  });

  it('words its states in four ways', async () => {
    const state = String(devicesIn('provisioned')[0]?.deviceId);
    const word = async () => {
      const pages = await Promise.all([0, 1, 2].map((page) => list(`?pageNum=${page}`)));
      return pages.flatMap((page) => rowsOf(page, 'deviceList')).find(({ id }) => id === state)?.state;
    };
    expect(await word()).toBe('Provisioned');
    knox.simulator.control.setSwitches({ stateWords: 'constant' });
    expect(await word()).toBe('PROVISIONED');
    knox.simulator.control.setSwitches({ stateWords: 'legacy' });
    expect(await word()).toBe('Enrolled');
  });

  it('leaves deleted devices out and moves the others up', async () => {
    const before = (await Promise.all([0, 1, 2].map((page) => list(`?pageNum=${page}`)))).flatMap(ids);
    const gone = [before[3], before[99], before[239]].map(String);
    knox.simulator.control.portalEdit({ kind: 'delete', deviceIds: gone });
    const after = (await Promise.all([0, 1, 2].map((page) => list(`?pageNum=${page}`)))).flatMap(ids);
    expect(after).toEqual(before.filter((id) => !gone.includes(id)));
  });
});

describe('changedAfter', () => {
  it('names the devices changed since, in every format the release notes allow', async () => {
    const at = Date.UTC(2026, 5, 15, 10);
    const changed = devicesIn('assigned', 2).map(({ deviceId }) => deviceId);
    knox.simulator.control.advanceClock(30 * 60_000);
    knox.simulator.control.portalEdit({ kind: 'unassign', deviceIds: changed });
    const formats: [string, 'epochMs' | 'iso' | 'hours' | 'minutes'][] = [
      [String(at + 1), 'epochMs'],
      [new Date(at + 1).toISOString(), 'iso'],
      ['1h', 'hours'],
      ['10m', 'minutes'],
    ];
    for (const [text, format] of formats) {
      for (const changedAfterFormat of [format, 'any'] as const) {
        knox.simulator.control.setSwitches({ changedAfterFormat });
        const answer = await list(`?changedAfter=${encodeURIComponent(text)}`);
        expect([text, ids(answer).sort(), answer.body.totalCount]).toEqual([text, [...changed].sort(), 2]);
      }
    }
  });

  it('refuses a format it does not speak', async () => {
    knox.simulator.control.setSwitches({ changedAfterFormat: 'epochMs' });
    expect((await list('?changedAfter=24h')).body.code).toBe(4000000);
    knox.simulator.control.setSwitches({ changedAfterFormat: 'hours' });
    expect((await list('?changedAfter=2026-06-15T09:00:00Z')).body.code).toBe(4000000);
  });

  it('reaches back before the start of the world, and never names a deleted device', async () => {
    const all = knox.simulator.control.listDevices({ limit: 1000 }).devices;
    const since = Date.UTC(2026, 5, 12);
    const expected = all.filter(({ updatedAt }) => updatedAt >= since);
    expect(expected.length).toBeGreaterThan(0);
    expect((await list(`?changedAfter=${since}`)).body.totalCount).toBe(expected.length);
    const gone = String(expected[0]?.deviceId);
    knox.simulator.control.portalEdit({ kind: 'delete', deviceIds: [gone] });
    const after = await list(`?changedAfter=${since}`);
    expect(after.body.totalCount).toBe(expected.length - 1);
    expect(ids(after)).not.toContain(gone);
  });

  it('includes devices a reseller has just uploaded', async () => {
    const { deviceIds } = knox.simulator.control.portalEdit({ kind: 'add', count: 5 });
    expect(ids(await list('?changedAfter=0h'))).toEqual(deviceIds);
    expect(truth(String(deviceIds[0]))?.state).toBe('pending');
  });
});

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
