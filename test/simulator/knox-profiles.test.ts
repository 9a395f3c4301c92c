import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KME, type KnoxCaller, openSimulator, rowsOf } from './knox-caller.ts';

let knox: KnoxCaller;
beforeEach(async () => {
  knox = await openSimulator();
});
afterEach(() => knox.simulator.close());

const profiles = async (query = '') => rowsOf(await knox.call('GET', `${KME}/profiles/list${query}`), 'profileList');
const transactions = async () => {
  const { body } = await knox.call('GET', `${KME}/profiles/status`);
  return (body.profiles as { totalCount: number; transactions: Record<string, unknown>[] }).transactions;
};
const draft = {
  name: 'Night shift',
  doEnabled: true,
  supportedMDM: 'MobileIron',
  skipSetupWizard: true,
  allowUserCancel: false,
};

describe('profiles/list and get', () => {
  it('lists seven profiles with the devices in each', async () => {
    const list = await profiles();
    expect(list.map(({ name }) => name)).toEqual([
      'Couriers FR',
      'Warehouse scanners',
      'Field engineers UK',
      'Kiosk tablets',
      'Executives',
      'Loan pool NL',
      'Training room',
    ]);
    for (const { id, deviceCount } of list) {
      expect(deviceCount).toBe(knox.simulator.control.listDevices({ profileId: String(id) }).total);
    }
  });

  it('keeps the counts right when devices move, come and go', async () => {
    const before = await profiles();
    const [first, second] = before.map(({ id }) => String(id));
    const count = (list: Record<string, unknown>[], id: string | undefined) =>
      list.find((one) => one.id === id)?.deviceCount;
    const moved = knox.simulator.control.listDevices({ profileId: String(first), limit: 5 }).devices;
    const deviceIds = moved.map(({ deviceId }) => deviceId);
    knox.simulator.control.portalEdit({ kind: 'assign', deviceIds, profileId: String(second) });
    knox.simulator.control.portalEdit({ kind: 'delete', deviceIds: deviceIds.slice(0, 2) });
    knox.simulator.control.portalEdit({ kind: 'add', count: 3, approved: true });
    const after = await profiles();
    expect(count(after, first)).toBe(Number(count(before, first)) - 5);
    expect(count(after, second)).toBe(Number(count(before, second)) + 3);
  });

  it('gets one profile, or answers 4041700', async () => {
    const [one] = await profiles();
    expect((await knox.call('GET', `${KME}/profiles/${one?.id}/get`)).body).toEqual(one);
    const missing = await knox.call('GET', `${KME}/profiles/nosuch/get`);
    expect(missing).toMatchObject({ status: 404, body: { code: 4041700, message: 'BULK_ENROLL_PROFILE_NOT_FOUND' } });
  });
});

describe('profiles/create and createAsync', () => {
  it('creates a profile at once', async () => {
    const made = await knox.call('POST', `${KME}/profiles/create`, draft);
    expect(made.body).toMatchObject({ name: 'Night shift', deviceCount: 0 });
    expect((await profiles()).map(({ id }) => id)).toContain(made.body.id);
  });

  it('holds a profile to the documented rules', async () => {
    const refused = async (change: Record<string, unknown>) =>
      (await knox.call('POST', `${KME}/profiles/create`, { ...draft, ...change })).body.code;
    expect(await refused({ supportedMDM: '' })).toBe(4001700);
    expect(await refused({ skipSetupWizard: false })).toBe(4001700);
    expect(await refused({ allowUserCancel: true })).toBe(4001700);
    expect(await refused({ name: 'A/B' })).toBe(4001700);
    expect(await refused({ mdmProfileCustomData: '{"a":1,}' })).toBe(4001700);
    expect(await refused({ doEnabled: false, supportPhoneNumber: '' })).toBe(4001700);
    expect(await refused({ name: 7 })).toBe(4000000);
    expect(await refused({ name: 'COURIERS fr' })).toBe(4091700);
  });

  it('creates one later, and tells how far it is', async () => {
    knox.simulator.control.setSwitches({ profileAsyncMs: 5000 });
    const started = await knox.call('POST', `${KME}/profiles/createAsync`, draft);
    const { transactionId } = started.body;
    expect(await transactions()).toMatchObject([{ transactionId, state: 'Progress', profileName: 'Night shift' }]);
    expect(await profiles()).toHaveLength(7);
    knox.simulator.control.advanceClock(5000);
    expect(await transactions()).toMatchObject([{ transactionId, state: 'Complete' }]);
    expect(await profiles()).toHaveLength(8);
  });

  it('lets a transaction fail when the agent cannot be downloaded', async () => {
    const mdmApkInfo = { mdmApkUri: 'https://unreachable.example/agent.apk' };
    await knox.call('POST', `${KME}/profiles/createAsync`, { ...draft, mdmApkInfo });
    expect(await transactions()).toMatchObject([{ state: 'Fail' }]);
    expect(await profiles()).toHaveLength(7);
  });
});

describe('profile update and delete', () => {
  it('updates what is sent and keeps the rest', async () => {
    const [one] = await profiles();
    const changed = await knox.call('PUT', `${KME}/profiles/${one?.id}`, { description: 'New words' });
    expect(changed.body).toMatchObject({ id: one?.id, name: one?.name, description: 'New words' });
    expect(await transactions()).toMatchObject([{ type: 'Put', state: 'Complete', profileId: one?.id }]);
    expect((await profiles())[0]).toMatchObject({ description: 'New words', mdmUri: one?.mdmUri });
    const taken = await knox.call('PUT', `${KME}/profiles/${one?.id}`, { name: 'Executives' });
    expect(taken.body.code).toBe(4091700);
  });

  it('deletes a profile and leaves its devices in none', async () => {
    const [one] = await profiles();
    const inside = knox.simulator.control.listDevices({ profileId: String(one?.id), limit: 500 }).devices;
    expect((await knox.call('DELETE', `${KME}/profiles/${one?.id}`)).status).toBe(200);
    expect(await profiles()).toHaveLength(6);
    const after = inside.map(({ deviceId }) => knox.simulator.control.listDevices({ identifier: deviceId }).devices[0]);
    expect(after.every((device) => device?.state === 'unassigned' && device.profileId === null)).toBe(true);
    expect((await knox.call('DELETE', `${KME}/profiles/${one?.id}`)).body.code).toBe(4041700);
  });
});

describe('resellers and their aliases', () => {
  it('associates a reseller once', async () => {
    const approve = (resellerId: string) => knox.call('POST', `${KME}/reseller/approvals`, { resellerId });
    expect((await approve('RS60333108')).status).toBe(200);
    expect(await approve('RS60333108')).toMatchObject({ status: 409, body: { code: 4092103 } });
    expect(await approve('RS1')).toMatchObject({ status: 404, body: { code: 4042100 } });
  });

  it('makes, changes and deletes aliases, ten for a reseller at most', async () => {
    const [one, two] = await profiles();
    const body = { resellerId: 'RS48210937', profileId: one?.id, profileAlias: 'couriers' };
    const made = await knox.call('POST', `${KME}/reseller/profilealias`, body);
    const path = `${KME}/reseller/profilealias/${made.body.profileAliasId}`;
    expect((await profiles('?resellerId=RS48210937'))[0]?.profileAlias).toBe('couriers');
    expect((await knox.call('PUT', path, { profileAlias: 'vans', profileId: two?.id })).status).toBe(200);
    expect((await profiles('?resellerId=RS48210937')).map(({ profileAlias }) => profileAlias).slice(0, 2)).toEqual([
      null,
      'vans',
    ]);
    expect((await knox.call('DELETE', path)).status).toBe(200);
    expect((await knox.call('DELETE', path)).body.code).toBe(4040000);
    for (let number = 0; number < 10; number += 1) await knox.call('POST', `${KME}/reseller/profilealias`, body);
    expect((await knox.call('POST', `${KME}/reseller/profilealias`, body)).body.code).toBe(4000000);
  });
});

describe('a path nobody documented', () => {
  it('is answered with 4040000', async () => {
    const answer = await knox.call('GET', `${KME}/devices/get`);
    expect(answer).toMatchObject({ status: 404, body: { code: 4040000, message: 'RESOURCE_NOT_FOUND' } });
  });
});
