import { describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { KnoxDevice } from '#shared/domain/knox-records.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { KnoxClient } from '../../src-main/desk/services.ts';
import type { RunningSimulator } from '../../src-main/simulator/start-simulator.ts';
import type { SimulatorSwitches } from '../../src-main/simulator/switches.ts';
import { type ConnectOptions, connect, openSimulator, traffic } from '../desk/remote/connect-to-simulator.ts';
import { expectAppError, never } from '../desk/remote/expect-app-error.ts';

type Reality = { name: string; switches: Partial<SimulatorSwitches>; wire?: ConnectOptions['wire'] };

/** Either answer to each open question of knox-api 7; `wire` where a customer has to correct the dialect for it. */
const realities: Reality[] = [
  { name: 'the likeliest one', switches: {} },
  { name: 'totals as text', switches: { totalsAsText: true } },
  { name: 'times as text', switches: { timesAsText: true } },
  { name: 'codes as text', switches: { codesAsText: true } },
  { name: 'pages of 25 whatever is asked', switches: { maxPageSize: 25 } },
  { name: 'tags as a list', switches: { tagsAsArray: true } },
  { name: 'fields left out instead of null', switches: { nullsAbsent: true } },
  { name: 'unassign v2 by POST', switches: { unassignV2Verb: 'POST' } },
  { name: 'objects in lists', switches: { listElements: 'object' } },
  { name: 'other list names', switches: { listNames: 'lists' } },
  { name: 'other list names, objects in them', switches: { listNames: 'lists', listElements: 'object' } },
  { name: 'state words in capitals', switches: { stateWords: 'constant' } },
  { name: 'older state words', switches: { stateWords: 'legacy' } },
  { name: 'a jti good for one call only', switches: { jtiReuseOnCalls: false } },
  { name: 'no tolerance for clocks', switches: { clockToleranceMs: 0 } },
  { name: 'device ids only, no IMEI in their place', switches: { acceptsImeiAsDeviceId: false } },
  {
    name: 'devices named in deviceDetails',
    switches: { deviceDetails: 'array' },
    wire: { knox: { assign: { form: 'details' } } },
  },
  {
    name: 'changedAfter in hours',
    switches: { changedAfterFormat: 'hours' },
    wire: { knox: { devices: { changedAfter: { format: 'hours', suffix: 'h' } } } },
  },
  {
    name: 'changedAfter in minutes',
    switches: { changedAfterFormat: 'minutes' },
    wire: { knox: { devices: { changedAfter: { format: 'minutes' } } } },
  },
  {
    name: 'changedAfter as a date',
    switches: { changedAfterFormat: 'iso' },
    wire: { knox: { devices: { changedAfter: { format: 'iso' } } } },
  },
  {
    name: 'everything odd at once',
    switches: {
      totalsAsText: true,
      timesAsText: true,
      codesAsText: true,
      maxPageSize: 17,
      tagsAsArray: true,
      nullsAbsent: true,
      returnsSecondImei: true,
      unassignV2Verb: 'POST',
      listElements: 'object',
      listNames: 'lists',
      jtiReuseOnCalls: false,
    },
  },
];

/** Reads the whole list as the sync does: pages as large as they come. */
async function readAll(client: KnoxClient, changedAfter?: Date): Promise<KnoxDevice[]> {
  const found = new Map<DeviceId, KnoxDevice>();
  for (let page = 0; page < 100; page += 1) {
    const query = { page, pageSize: 100, ...(changedAfter === undefined ? {} : { changedAfter }) };
    const { items, total } = await client.listDevices(query, never);
    for (const item of items) found.set(item.deviceId, item);
    if (items.length === 0 || found.size >= total) break;
  }
  return [...found.values()];
}

/** What the server truly holds, in the words of our records. */
function truth(simulator: RunningSimulator) {
  return new Map(
    simulator.control.listDevices({ limit: 10_000 }).devices.map((device) => [
      device.deviceId,
      {
        imei: device.imei,
        serial: device.serial,
        model: device.model,
        state: device.state,
        profileId: device.profileId,
        profileName: device.profileName,
        userName: device.userName ?? '',
        tags: device.tags ?? '',
        uploadId: device.uploadId,
        updatedAt: new Date(device.updatedAt).toISOString(),
      },
    ]),
  );
}

describe.each(realities)('with $name', ({ switches, wire }) => {
  const open = async () => {
    const simulator = await openSimulator(switches);
    return { simulator, ...(await connect(simulator, 'kca', wire === undefined ? {} : { wire })) };
  };

  it('reads every device as it stands on the server', async () => {
    const { simulator, client } = await open();
    const devices = await readAll(client);
    const real = truth(simulator);
    expect(devices).toHaveLength(240);
    for (const device of devices) {
      const { imei, serial, model, profileId, profileName, userName, tags, uploadId, updatedAt } = device;
      const { state, ...rest } = real.get(device.deviceId) ?? {};
      expect({ imei, serial, model, profileId, profileName, userName, tags, uploadId, updatedAt }).toEqual(rest);
      // The older words have no distinct one for restricted.
      const lost = switches.stateWords === 'legacy' && state === 'provisionedRestricted';
      expect(device.state).toBe(lost ? 'provisioned' : state);
      expect(device.createdAt).not.toBeNull();
    }
  });

  it('reads the profiles and uploads as they stand', async () => {
    const { simulator, client } = await open();
    const profiles = await client.listProfiles(never);
    expect(profiles.map(({ profileId, name }) => ({ profileId, name }))).toEqual(
      simulator.control.listProfiles().map(({ profileId, name }) => ({ profileId, name })),
    );
    const uploads = await client.listUploads(never);
    const real = simulator.control.listUploads();
    expect(uploads).toHaveLength(real.length);
    for (const { uploadId, approval, devices } of uploads) {
      const one = real.find((upload) => upload.uploadId === uploadId);
      expect({ approved: approval === 'approved', devices }).toEqual({
        approved: one?.approved,
        devices: one?.devices,
      });
    }
  });

  it('reads what changed since a moment', async () => {
    const { simulator, client, clock } = await open();
    simulator.control.advanceClock(3 * 3_600_000);
    clock.advance(3 * 3_600_000);
    await client.signIn(never);
    const moved = (await readAll(client)).filter(({ state }) => state === 'unassigned').slice(0, 3);
    const before = new Date(clock.now().getTime() - 60_000);
    const profileId = simulator.control.listProfiles()[0]?.profileId ?? '';
    const deviceIds = moved.map(({ deviceId }) => deviceId);
    simulator.control.portalEdit({ kind: 'assign', deviceIds, profileId });
    const changed = await readAll(client, before);
    expect(changed.length).toBeLessThan(60);
    expect(changed.map(({ deviceId }) => deviceId)).toEqual(expect.arrayContaining(deviceIds));
    expect(changed.find(({ deviceId }) => deviceId === deviceIds[0])?.profileId).toBe(profileId);
  });

  it('moves devices, and takes them out with an outcome for each', async () => {
    const { simulator, client } = await open();
    const free = (await readAll(client)).filter(({ state }) => state === 'unassigned').map(({ deviceId }) => deviceId);
    const pending = simulator.control.listDevices({ state: 'pending' }).devices[0]?.deviceId as DeviceId;
    const profileId = simulator.control.listProfiles()[1]?.profileId as ProfileId;
    const report = await client.assignProfile(profileId, free, never);
    expect(report.outcomes).toEqual(free.map((deviceId) => ({ deviceId, outcome: 'unconfirmed' })));
    const real = truth(simulator);
    expect(free.map((id) => real.get(id)?.profileId)).toEqual(free.map(() => profileId));

    const stranger = 'ffffffffffffffffffffffff' as DeviceId;
    const undone = await client.unassignProfile([...free, stranger, pending], never);
    expect(undone.outcomes).toEqual([
      ...free.map((deviceId) => ({ deviceId, outcome: 'done' })),
      { deviceId: stranger, outcome: 'refused', code: 'device_not_found', errorId: null },
      { deviceId: pending, outcome: 'refused', code: 'device_invalid', errorId: null },
    ]);
    expect(simulator.control.effects()[free[0] as string]).toEqual({ assign: 1, unassign: 1 });
  });

  it('tells Samsung’s refusals apart', async () => {
    const { simulator, client } = await open();
    const [free] = (await readAll(client))
      .filter(({ state }) => state === 'unassigned')
      .map(({ deviceId }) => deviceId);
    const one = [free as DeviceId];
    const stranger = ['ffffffffffffffffffffffff' as DeviceId];
    const profileId = simulator.control.listProfiles()[1]?.profileId as ProfileId;
    await expectAppError(client.assignProfile('nosuchprofile' as ProfileId, one, never), 'profile_not_found');
    const unknown = await expectAppError(
      client.assignProfile(profileId, [...one, ...stranger], never),
      'device_not_found',
    );
    expect(unknown.details).toMatchObject({
      samsungCode: '4040300',
      samsungMessage: 'DEVICE_NOT_FOUND',
      httpStatus: 404,
    });
    expect(unknown.details.errorId).toBeTruthy();
    simulator.control.setSwitches({ maxDevicesPerCall: 1 });
    await expectAppError(client.assignProfile(profileId, [...one, ...stranger], never), 'too_many_devices');
    expect(simulator.control.effects()).toEqual({});
  });
});

describe('the two verbs of unassign v2', () => {
  it('are told apart once and for all', async () => {
    const simulator = await openSimulator({ unassignV2Verb: 'POST' });
    const { client } = await connect(simulator, 'oauth');
    const [one] = simulator.control.listDevices({ state: 'assigned' }).devices;
    await client.unassignProfile([one?.deviceId as DeviceId], never);
    await client.unassignProfile([one?.deviceId as DeviceId], never);
    const path = '/kcs/v2/kme/devices/unassignProfile';
    expect(traffic(simulator).slice(1)).toEqual([`PUT ${path} 404`, `POST ${path} 200`, `POST ${path} 200`]);
  });
});

describe('unassign v1', () => {
  const wire = { knox: { unassign: { version: 'v1' } } };

  it('is used when the customer says so, and leaves every device to be read back', async () => {
    const simulator = await openSimulator();
    const { client } = await connect(simulator, 'kca', { wire });
    const deviceId = simulator.control.listDevices({ state: 'assigned' }).devices[0]?.deviceId as DeviceId;
    const report = await client.unassignProfile([deviceId], never);
    expect(report.outcomes).toEqual([{ deviceId, outcome: 'unconfirmed' }]);
    expect(traffic(simulator).at(-1)).toBe('PUT /kcs/v1/kme/devices/unassignProfile 200');
    expect(simulator.control.listDevices({ identifier: deviceId }).devices[0]?.profileId).toBeNull();
  });

  it('refuses the whole batch for one bad id', async () => {
    const simulator = await openSimulator();
    const { client } = await connect(simulator, 'kca', { wire });
    const deviceId = simulator.control.listDevices({ state: 'assigned' }).devices[0]?.deviceId as DeviceId;
    const stranger = 'ffffffffffffffffffffffff' as DeviceId;
    await expectAppError(client.unassignProfile([deviceId, stranger], never), 'device_not_found');
    expect(simulator.control.effects()).toEqual({});
  });
});

describe('ids in no list of a partial answer', () => {
  it('are unconfirmed, not failed', async () => {
    const simulator = await openSimulator({ omitEveryNth: 3 });
    const { client } = await connect(simulator, 'kca');
    const ids = simulator.control
      .listDevices({ state: 'provisioned', limit: 6 })
      .devices.map(({ deviceId }) => deviceId as DeviceId);
    const { outcomes } = await client.unassignProfile(ids, never);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      'done',
      'done',
      'unconfirmed',
      'done',
      'done',
      'unconfirmed',
    ]);
  });
});

describe('a second IMEI', () => {
  it('is read when the server sends it, and null when it does not', async () => {
    for (const returnsSecondImei of [true, false]) {
      const simulator = await openSimulator({ returnsSecondImei });
      const { client } = await connect(simulator, 'kca');
      const real = new Map(
        simulator.control.listDevices({ limit: 300 }).devices.map((one) => [one.deviceId, one.imei2]),
      );
      const devices = await readAll(client);
      expect(devices.some(({ imei2 }) => imei2 !== null)).toBe(returnsSecondImei);
      for (const { deviceId, imei2 } of devices) if (returnsSecondImei) expect(imei2).toBe(real.get(deviceId));
    }
  });
});

describe('a word for a state that no table knows', () => {
  it('is kept and shown as unknown', async () => {
    const simulator = await openSimulator({ stateWords: 'novel' });
    const { client } = await connect(simulator, 'kca');
    const strange = (await readAll(client)).filter(({ state }) => state === 'unknown');
    expect(strange.length).toBeGreaterThan(0);
    expect(new Set(strange.map(({ rawState }) => rawState))).toEqual(new Set(['Quarantined (K7)']));
  });

  it('can be taught by the customer', async () => {
    const simulator = await openSimulator({ stateWords: 'novel' });
    const states = { licenseExpired: ['license expired', 'quarantined k7'] };
    const { client } = await connect(simulator, 'kca', { wire: { knox: { states } } });
    expect((await readAll(client)).some(({ state }) => state === 'unknown')).toBe(false);
  });
});

describe('a missing scope', () => {
  it('is refused when the access token is asked for', async () => {
    const simulator = await openSimulator({ grantedScopes: ['kme.devices:view'] });
    const { client } = await connect(simulator, 'oauth');
    const error = await expectAppError(client.signIn(never), 'scope_missing');
    expect(error.details).toMatchObject({ samsungCode: 'invalid_scope', step: 'accessToken' });
  });

  it.each(['json', 'oauth', 'html'] as const)('is known from a refusal in %s', async (scopeRefusal) => {
    const simulator = await openSimulator({ scopeRefusal, grantedScopes: ['kme.devices:view'] });
    const { client } = await connect(simulator, 'oauth', {
      wire: { knox: { oauth: { scopes: ['kme.devices:view'] } } },
    });
    expect((await client.listDevices({ page: 0, pageSize: 1 }, never)).items).toHaveLength(1);
    await expectAppError(client.listProfiles(never), 'scope_missing');
  });
});

describe('a dialect that does not fit', () => {
  it('is an error that names the field, and never an empty tenant', async () => {
    const simulator = await openSimulator();
    const wrongList = await connect(simulator, 'kca', { wire: { knox: { devices: { items: 'deviceLst' } } } });
    const list = await expectAppError(
      wrongList.client.listDevices({ page: 0, pageSize: 9 }, never),
      'answer_unexpected',
    );
    expect(list.details.field).toBe('devices.items');
    const wrongId = await connect(simulator, 'kca', { wire: { knox: { devices: { fields: { deviceId: 'key' } } } } });
    const id = await expectAppError(wrongId.client.listDevices({ page: 0, pageSize: 9 }, never), 'answer_unexpected');
    expect(id.details.field).toBe('devices.fields');
    const wrongToken = await connect(simulator, 'kca', { wire: { knox: { kca: { accessToken: 'token' } } } });
    expect((await expectAppError(wrongToken.client.signIn(never), 'answer_unexpected')).details.field).toBe(
      'kca.accessToken',
    );
  });
});
