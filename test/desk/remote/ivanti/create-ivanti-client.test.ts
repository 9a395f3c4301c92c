import { describe, expect, it } from 'vitest';
import type { IvantiClient } from '../../../../src-main/desk/services.ts';
import type { SimulatorSwitches } from '../../../../src-main/simulator/switches.ts';
import { connect, openSimulator, traffic } from '../connect-to-simulator.ts';
import { expectAppError, never } from '../expect-app-error.ts';

const DAY_MS = 86_400_000;

async function open(switches: Partial<SimulatorSwitches> = {}) {
  const simulator = await openSimulator(switches);
  const { factory, settings } = await connect(simulator, 'kca');
  const client = (await factory.ivanti(settings, {})) as IvantiClient;
  const tokenOf = async (name: string) => (await tokensOf(client)).find(({ profileName }) => profileName === name);
  return { simulator, factory, settings, client, tokenOf };
}

const tokensOf = async (client: IvantiClient) =>
  (await client.listProfiles(never)).flatMap(({ enrollmentToken }) => enrollmentToken ?? []);

const daysLeft = (expiresAt: string | null) => Math.round((Date.parse(expiresAt ?? '') - Date.now()) / DAY_MS);

describe('Ivanti’s users', () => {
  it('are found by text, page by page', async () => {
    const { client } = await open();
    const first = await client.listUsers({ page: 0, pageSize: 15 }, never);
    const last = await client.listUsers({ page: 2, pageSize: 15 }, never);
    expect([first.total, first.items.length, last.items.length]).toEqual([40, 15, 10]);
    const found = await client.listUsers({ text: 'lefèvre', page: 0, pageSize: 15 }, never);
    expect(found.items).toEqual([
      { userId: 'u-1', name: 'Camille Lefèvre', email: expect.stringContaining('camille.lefevre@') },
    ]);
  });
});

describe('enrolment tokens', () => {
  it('are listed with their life and without their value', async () => {
    const { client, tokenOf } = await open();
    const tokens = await tokensOf(client);
    expect(tokens.length).toBeGreaterThan(5);
    expect(tokens.every((one) => !('value' in one))).toBe(true);
    expect((await tokenOf('Executives'))?.expiresAt).toBe('never');
    expect(daysLeft((await tokenOf('Couriers FR'))?.expiresAt ?? null)).toBeGreaterThan(38);
    expect(await tokenOf('Loan pool NL')).toBeUndefined();
  });

  it('are issued for a profile with its user, and the value is told once', async () => {
    const { client, tokenOf } = await open();
    const issued = await client.issueEnrollmentToken({ profileName: 'Loan pool NL', userId: 'u-3', days: 30 }, never);
    expect(issued.value.length).toBeGreaterThan(7);
    expect(issued).toMatchObject({ profileName: 'Loan pool NL', userId: 'u-3' });
    expect(daysLeft(issued.expiresAt)).toBe(30);
    const { value, ...known } = issued;
    expect(await tokenOf('Loan pool NL')).toEqual(known);
  });

  it('are issued for a profile Ivanti does not have yet, which is one of Samsung KME', async () => {
    const { client, tokenOf } = await open();
    const issued = await client.issueEnrollmentToken({ profileName: 'Brand new', userId: null, days: 7 }, never);
    expect(issued).toMatchObject({ profileName: 'Brand new', userId: null });
    expect((await tokenOf('Brand new'))?.enrollmentTokenId).toBe(issued.enrollmentTokenId);
    const made = (await client.listProfiles(never)).find(({ name }) => name === 'Brand new');
    expect(made?.selfMaintained).toBe(false);
  });

  it('are not issued anew where one lives already: that one is told again', async () => {
    const { client, tokenOf } = await open();
    const before = await tokenOf('Couriers FR');
    const request = { profileName: 'Couriers FR', userId: 'u-1', days: 30 };
    const told = await client.issueEnrollmentToken(request, never);
    expect(told).toMatchObject({ enrollmentTokenId: before?.enrollmentTokenId, expiresAt: before?.expiresAt });
    expect(told.value).toBe((await client.readEnrollmentToken('Couriers FR', never))?.value);
  });

  it('are refused with a life out of bounds (behaviour 55)', async () => {
    const { client } = await open();
    const short = { profileName: 'Loan pool NL', userId: null, days: 6 };
    await expectAppError(client.issueEnrollmentToken(short, never), 'token_life_refused');
  });

  it('get a new value when refreshed', async () => {
    const { client, tokenOf } = await open();
    const before = await tokenOf('Couriers FR');
    const first = await client.refreshEnrollmentToken(before?.enrollmentTokenId ?? '', null, never);
    const second = await client.refreshEnrollmentToken(before?.enrollmentTokenId ?? '', null, never);
    expect(first.value).not.toBe(second.value);
    expect(second.enrollmentTokenId).toBe(before?.enrollmentTokenId);
  });

  it('get a later end when extended, or none, whatever days are counted from', async () => {
    for (const extendCountsFrom of ['today', 'expiry'] as const) {
      const { client, tokenOf } = await open({ extendCountsFrom });
      const id = (await tokenOf('Training room'))?.enrollmentTokenId ?? '';
      const end = new Date(Date.now() + 200 * DAY_MS).toISOString();
      expect((await client.extendEnrollmentToken(id, end, never)).expiresAt).toBe(end);
      expect((await client.extendEnrollmentToken(id, 'never', never)).expiresAt).toBe('never');
      expect((await tokenOf('Training room'))?.expiresAt).toBe('never');
    }
  });

  it('are not found once they are gone', async () => {
    const { client } = await open();
    await expectAppError(client.refreshEnrollmentToken('et-none', null, never), 'token_none');
    await expectAppError(client.extendEnrollmentToken('a/../b', 'never', never), 'server_refused');
  });
});

describe('Ivanti’s profiles', () => {
  const named = async (client: IvantiClient, name: string) =>
    (await client.listProfiles(never)).find((profile) => profile.name === name);

  it('take another user, or none (behaviour 91)', async () => {
    const { client } = await open();
    await client.changeUser({ profileName: 'Couriers FR', userId: 'u-7' }, never);
    expect((await named(client, 'Couriers FR'))?.userId).toBe('u-7');
    await client.changeUser({ profileName: 'Couriers FR', userId: null }, never);
    expect((await named(client, 'Couriers FR'))?.userId).toBeNull();
  });

  it('are made for a user when Ivanti has none of that name, without a token', async () => {
    const { client } = await open();
    await client.changeUser({ profileName: 'Made at Samsung', userId: 'u-7' }, never);
    const made = await named(client, 'Made at Samsung');
    expect(made).toMatchObject({ selfMaintained: false, userId: 'u-7', enrollmentToken: null });
  });

  it('go when they are deleted; one that is gone already is no failure', async () => {
    const { client } = await open();
    await client.issueEnrollmentToken({ profileName: 'Brand new', userId: null, days: 7 }, never);
    await client.deleteProfile('Brand new', never);
    expect(await named(client, 'Brand new')).toBeUndefined();
    await client.deleteProfile('Brand new', never);
  });
});

describe('registrations', () => {
  it('tell for every approved device whether it has registered, and for those that Samsung does not know', async () => {
    const { simulator, client } = await open();
    const { items, total } = await client.listRegistrations({ page: 0, pageSize: 500 }, never);
    const devices = simulator.control.listDevices({ limit: 1000 }).devices.filter(({ state }) => state !== 'pending');
    const handhelds = simulator.world.ivanti.profiles.flatMap((profile) => profile.devices);
    const own = handhelds.filter(({ registeredAt }) => registeredAt !== null);
    expect(total).toBe(devices.length + own.length);
    const registered = new Set(items.filter(({ state }) => state === 'registered').map(({ serial }) => serial));
    const real = devices.filter(({ state }) => state === 'provisioned' || state === 'provisionedRestricted');
    expect(registered).toEqual(new Set([...real, ...own].map(({ serial }) => serial)));
    expect(items.some(({ imei2 }) => imei2 !== null)).toBe(true);
  });

  it('come in pages, and only what changed when asked so', async () => {
    const { simulator, client } = await open();
    const serials = new Set<string | null>();
    for (let page = 0; ; page += 1) {
      const { items } = await client.listRegistrations({ page, pageSize: 50 }, never);
      if (items.length === 0) break;
      for (const { serial } of items) serials.add(serial);
    }
    const { total } = await client.listRegistrations({ page: 0, pageSize: 1 }, never);
    expect(serials.size).toBe(total);
    const changedAfter = new Date(Date.now() - 1_000);
    const [one] = simulator.control.listDevices({ state: 'assigned' }).devices;
    simulator.control.portalEdit({ kind: 'state', deviceIds: [one?.deviceId ?? ''], state: 'provisioned' });
    const { items } = await client.listRegistrations({ page: 0, pageSize: 50, changedAfter }, never);
    expect(items).toMatchObject([{ serial: one?.serial, state: 'registered' }]);
  });
});

describe('Ivanti’s bad days', () => {
  it('are told apart', async () => {
    const { simulator, factory, settings, client } = await open();
    const wrong = (await factory.ivanti(settings, { 'ivanti.password': 'CANARY' })) as IvantiClient;
    const error = await expectAppError(wrong.listUsers({ page: 0, pageSize: 1 }, never), 'credentials_refused');
    expect(JSON.stringify(error.details) + error.message).not.toContain('CANARY');
    simulator.control.setFault({ match: 'GET /ivanti', kind: 'status', status: 503, times: 2 });
    expect((await client.listUsers({ page: 0, pageSize: 1 }, never)).total).toBe(40);
    simulator.control.setFault({ match: 'GET /ivanti', kind: 'html', times: 1 });
    await expectAppError(client.listProfiles(never), 'not_json');
    simulator.control.setFault({ match: 'POST /ivanti', kind: 'reset-after-apply', times: 1 });
    await expectAppError(
      client.issueEnrollmentToken({ profileName: 'Loan pool NL', userId: null, days: 9 }, never),
      'connection_lost',
    );
    expect(traffic(simulator).filter((line) => line.startsWith('POST /ivanti'))).toHaveLength(1);
  });

  it('end with a field that is named when the dialect does not fit', async () => {
    const simulator = await openSimulator();
    const wire = { ivanti: { envelope: { items: 'rows' } } };
    const { factory, settings } = await connect(simulator, 'kca', { wire });
    const client = (await factory.ivanti(settings, {})) as IvantiClient;
    const error = await expectAppError(client.listUsers({ page: 0, pageSize: 1 }, never), 'answer_unexpected');
    expect(error.details.field).toBe('envelope.items');
  });
});
