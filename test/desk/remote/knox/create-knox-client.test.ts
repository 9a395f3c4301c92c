import { describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { createTransport } from '../../../../src-main/desk/remote/http.ts';
import { createKnoxClient } from '../../../../src-main/desk/remote/knox/create-knox-client.ts';
import { createPacer } from '../../../../src-main/desk/remote/pacer.ts';
import { createServerClock } from '../../../../src-main/desk/remote/server-clock.ts';
import { connect, openSimulator } from '../connect-to-simulator.ts';
import { expectAppError, never } from '../expect-app-error.ts';
import { createFakeClock } from '../fake-clock.ts';
import { type Answer, json, startServer } from '../loopback-server.ts';
import { usualKnoxWire } from './usual-wire.ts';

async function clientOf(answer: Answer, customerId = '4100000000') {
  const server = await startServer(answer);
  const clock = createFakeClock(Date.now());
  const logs: string[] = [];
  const client = createKnoxClient({
    line: {
      baseUrl: server.origin,
      scheme: 'oauth',
      transport: createTransport({ origins: [server.origin] }),
      auth: { authorise: async () => ({ headers: {}, generation: 1 }), renew: async () => undefined },
      pacer: createPacer(clock, 0),
      serverClock: createServerClock(clock),
      repeat: { clock, random: () => 0 },
    },
    wire: await usualKnoxWire(),
    customerId,
    encryptionPublicKey: null,
    log: (level, text) => logs.push(`${level} ${text}`),
  });
  return { client, server, logs };
}

const devices = { page: 2, pageSize: 100 };

describe('listDevices', () => {
  it('asks for a page as documented, with the customer id when there is one', async () => {
    const { client, server } = await clientOf(json({ totalCount: 0, deviceList: [] }));
    await client.listDevices({ ...devices, changedAfter: new Date(1_795_341_600_000) }, never);
    expect(server.seen[0]).toMatchObject({
      method: 'GET',
      url: '/kcs/v1/kme/devices/list?customerId=4100000000&pageNum=2&pageSize=100&changedAfter=1795341600000',
    });
    const without = await clientOf(json({ totalCount: 0, deviceList: [] }), '');
    await without.client.listDevices(devices, never);
    expect(without.server.seen[0]?.url).toBe('/kcs/v1/kme/devices/list?pageNum=2&pageSize=100');
  });

  it.each([
    [{ totalCount: 3, deviceList: null }, 0, 3],
    [{ totalCount: 3 }, 0, 3],
    [{ totalCount: '240', deviceList: [{ id: 'a' }] }, 1, 240],
    [{ deviceList: [{ id: 'a' }] }, 1, 202],
    [{ deviceList: [] }, 0, 200],
    [[{ id: 'a' }], 1, 202],
  ])('reads page 2 from %j', async (body, items, total) => {
    const { client } = await clientOf(json(body));
    const page = await client.listDevices(devices, never);
    expect(page.items).toHaveLength(items);
    expect(page.total).toBe(total);
  });

  it.each([
    [{ totalCount: 3, deviceList: null }, 'devices.items'],
    [{ totalCount: 3 }, 'devices.items'],
    [{ whatever: [] }, 'devices.items'],
    [{ totalCount: 1, deviceList: { id: 'a' } }, 'devices.items'],
    [{ totalCount: 1, deviceList: [{ key: 'a' }] }, 'devices.fields'],
    [{ totalCount: 1, deviceList: ['a'] }, 'devices.fields'],
    ['text', 'devices.answer'],
    [null, 'devices.answer'],
  ])('never takes %j on page 0 for an empty tenant', async (body, field) => {
    const { client } = await clientOf(json(body));
    const error = await expectAppError(client.listDevices({ page: 0, pageSize: 100 }, never), 'answer_unexpected');
    expect(error.details.field).toBe(field);
  });

  it('reads an empty tenant', async () => {
    const { client } = await clientOf(json({ totalCount: 0 }));
    expect(await client.listDevices({ page: 0, pageSize: 100 }, never)).toEqual({ items: [], total: 0 });
  });

  it('goes on without a row that has no id, and logs that there was one', async () => {
    const { client, logs } = await clientOf(json({ totalCount: 2, deviceList: [{ id: 'a' }, { mei: '35' }] }));
    expect((await client.listDevices(devices, never)).items).toHaveLength(1);
    expect(logs).toEqual(['warn 1 rows without an id in /kcs/v1/kme/devices/list']);
  });
});

describe('listProfiles', () => {
  const pageOf = (url: string) => Number(new URL(url, 'http://a').searchParams.get('pageNum'));
  const profile = (id: number) => ({ id: `p${id}`, name: `Profile ${id}` });

  it('reads page after page until all are here', async () => {
    const { client, server } = await clientOf(({ url }, response) => {
      const page = pageOf(url);
      const profileList = page < 2 ? [profile(page * 2), profile(page * 2 + 1)] : [profile(4)];
      json({ totalCount: '5', profileList })({ method: '', url, headers: {}, body: '' }, response);
    });
    expect((await client.listProfiles(never)).map(({ profileId }) => profileId)).toEqual([
      'p0',
      'p1',
      'p2',
      'p3',
      'p4',
    ]);
    expect(server.seen).toHaveLength(3);
  });

  it('ends with a server that knows no pages, counts wrong or counts nothing', async () => {
    for (const totalCount of [2, 99, undefined]) {
      const { client, server } = await clientOf(json({ totalCount, profileList: [profile(0), profile(1)] }));
      expect(await client.listProfiles(never)).toHaveLength(2);
      expect(server.seen.length).toBeLessThanOrEqual(2);
    }
  });
});

describe('listUploads', () => {
  it('ends with a server whose pages never end', async () => {
    let next = 0;
    const { client, server } = await clientOf((request, response) => {
      next += 1;
      json({ totalCount: 1e9, uploadList: [{ uploadId: `UP${next}` }] })(request, response);
    });
    expect((await client.listUploads(never)).length).toBe(1000);
    expect(server.seen).toHaveLength(1000);
  });
});

describe('assignProfile and unassignProfile', () => {
  const ids = ['a', 'b'] as DeviceId[];

  it('send what the dialect says', async () => {
    const { client, server } = await clientOf(json({ successDeviceList: ['a'] }));
    await client.assignProfile('p' as ProfileId, ids, never);
    await client.unassignProfile(ids, never);
    expect(server.seen.map(({ method, url, body }) => `${method} ${url} ${body}`)).toEqual([
      'PUT /kcs/v1/kme/devices/assignProfile {"customerId":"4100000000","profileId":"p","deviceIds":["a","b"]}',
      'PUT /kcs/v2/kme/devices/unassignProfile {"customerId":"4100000000","deviceIds":["a","b"]}',
    ]);
    expect(server.seen[0]?.headers['content-type']).toBe('application/json');
  });

  it.each([404, 405])('try the other verb after a bare %i, once', async (status) => {
    const { client, server } = await clientOf(json({}, status));
    await expectAppError(client.unassignProfile(ids, never), status === 404 ? 'wrong_region' : 'server_refused');
    expect(server.seen.map(({ method }) => method)).toEqual(['PUT', 'POST']);
  });

  it('do not take an unknown device for a wrong verb', async () => {
    const { client, server } = await clientOf(json({ code: 4040300, message: 'DEVICE_NOT_FOUND' }, 404));
    await expectAppError(client.unassignProfile(ids, never), 'device_not_found');
    expect(server.seen).toHaveLength(1);
  });
});

describe('approveUploads', () => {
  it('answers the uploads Samsung does not know, whether it knows others or none', async () => {
    const some = await clientOf(json({ successUploadList: ['u1'], notFoundUploadList: ['u2'] }));
    expect(await some.client.approveUploads(['u1', 'u2'], never)).toEqual(['u2']);
    expect(some.server.seen[0]).toMatchObject({
      method: 'POST',
      url: '/kcs/v1/kme/devices/uploads/approvals',
      body: '{"customerId":"4100000000","uploadIds":["u1","u2"]}',
    });
    const none = await clientOf(json({ code: 4040000, message: 'RESOURCE_NOT_FOUND' }, 404));
    expect(await none.client.approveUploads(['u1', 'u2'], never)).toEqual(['u1', 'u2']);
  });

  it('does not take a host without this API for one that knows no upload', async () => {
    const { client } = await clientOf(json({}, 404));
    await expectAppError(client.approveUploads(['u1'], never), 'wrong_region');
  });
});

describe('limits and clock', () => {
  it('come from the dialect and the newest answer', async () => {
    const simulator = await openSimulator();
    const { client, clock } = await connect(simulator, 'kca', {
      wire: { knox: { limits: { devicesPerCall: 50, pageSize: 25 } } },
    });
    expect(client.limits).toEqual({ devicesPerCall: 50, pageSize: 25, usersPerCall: 50 });
    const moment = { wallMs: clock.now().getTime(), monotonicMs: clock.monotonicMs() };
    expect(client.serverTimeAt(moment).getTime()).toBe(moment.wallMs);
    simulator.control.setClockSkew(90_000);
    await client.signIn(never);
    expect(Math.abs(client.serverTimeAt(moment).getTime() - moment.wallMs - 90_000)).toBeLessThan(5_000);
  });
});
