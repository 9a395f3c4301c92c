import { describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { createTransport } from '../../../../src-main/desk/remote/http.ts';
import { type KnoxLine, readFromKnox, writeToKnox } from '../../../../src-main/desk/remote/knox/knox-call.ts';
import { createPacer } from '../../../../src-main/desk/remote/pacer.ts';
import { createServerClock } from '../../../../src-main/desk/remote/server-clock.ts';
import { connect, openSimulator, traffic } from '../connect-to-simulator.ts';
import { expectAppError, never } from '../expect-app-error.ts';
import { createFakeClock } from '../fake-clock.ts';
import { type Answer, json, startServer } from '../loopback-server.ts';

const list = 'GET /kcs/v1/kme/devices/list';
const assign = 'PUT /kcs/v1/kme/devices/assignProfile';
const firstPage = { page: 0, pageSize: 10 };

async function lineTo(answer: Answer) {
  const server = await startServer(answer);
  const clock = createFakeClock(Date.now());
  let generation = 0;
  const line: KnoxLine = {
    baseUrl: server.origin,
    scheme: 'kca',
    transport: createTransport({ origins: [server.origin] }),
    auth: {
      authorise: async () => ({ headers: { 'x-knox-apitoken': `generation ${generation}` }, generation }),
      renew: async () => {
        generation += 1;
      },
    },
    pacer: createPacer(clock, 0),
    serverClock: createServerClock(clock),
    repeat: { clock, random: () => 0.5 },
  };
  return { server, clock, line, renewals: () => generation };
}

async function movable() {
  const simulator = await openSimulator();
  const connection = await connect(simulator, 'kca');
  await connection.client.signIn(never);
  const deviceId = simulator.control.listDevices({ state: 'unassigned' }).devices[0]?.deviceId as DeviceId;
  const profileId = simulator.control.listProfiles()[0]?.profileId as ProfileId;
  const move = () => connection.client.assignProfile(profileId, [deviceId], never);
  return { simulator, ...connection, deviceId, move };
}

describe('a call that only reads', () => {
  it.each([
    ['status', 500],
    ['status', 502],
    ['status', 503],
    ['status', 504],
    ['truncate', 0],
    ['cut', 0],
    ['reset-before', 0],
    ['reset-after-apply', 0],
  ] as const)('gets over two %s %i', async (kind, status) => {
    const simulator = await openSimulator();
    const { client } = await connect(simulator, 'kca');
    await client.signIn(never);
    simulator.control.setFault({ match: list, kind, status, times: 2 });
    expect((await client.listDevices(firstPage, never)).items).toHaveLength(10);
    expect(traffic(simulator).filter((line) => line.startsWith(list)).length).toBeGreaterThanOrEqual(3);
  });

  it('gives up after the third', async () => {
    const simulator = await openSimulator();
    const { client, clock } = await connect(simulator, 'kca');
    simulator.control.setFault({ match: list, kind: 'status', status: 503 });
    await expectAppError(client.listDevices(firstPage, never), 'server_failed');
    expect(traffic(simulator).filter((line) => line.startsWith(list))).toHaveLength(3);
    expect(clock.sleeps).toEqual([200, 400]);
  });

  it('tells the page of a hotel from data, and asks once', async () => {
    const simulator = await openSimulator();
    const { client } = await connect(simulator, 'kca');
    simulator.control.setFault({ match: list, kind: 'html' });
    await expectAppError(client.listDevices(firstPage, never), 'not_json');
    expect(traffic(simulator).filter((line) => line.startsWith(list))).toHaveLength(1);
  });

  it('reads an answer that comes in small pieces', async () => {
    const simulator = await openSimulator();
    const { client } = await connect(simulator, 'kca');
    simulator.control.setFault({ match: list, kind: 'slow-body', delayMs: 5 });
    expect((await client.listDevices({ page: 0, pageSize: 3 }, never)).items).toHaveLength(3);
  });

  it.each([
    ['in seconds', 2, 2_000, 2_000],
    ['as a date', new Date(Date.now() + 2_000).toUTCString(), 1_000, 4_000],
  ])('waits as long as a 429 asks for %s', async (_, retryAfter, least, most) => {
    const simulator = await openSimulator();
    const { client, clock } = await connect(simulator, 'kca');
    simulator.control.setFault({ match: list, kind: 'rate-limit', retryAfter, times: 1 });
    expect((await client.listDevices(firstPage, never)).items).toHaveLength(10);
    const waited = clock.sleeps.reduce((sum, ms) => sum + ms, 0);
    expect(waited).toBeGreaterThanOrEqual(least);
    expect(waited).toBeLessThanOrEqual(most);
  });

  it('leaves a long pause to the caller and knocks no more until it is over', async () => {
    const simulator = await openSimulator();
    const { client, clock } = await connect(simulator, 'kca');
    simulator.control.setFault({ match: list, kind: 'rate-limit', retryAfter: 3600, times: 1 });
    const error = await expectAppError(client.listDevices(firstPage, never), 'rate_limited');
    expect(error.details).toMatchObject({ retryAfterMs: 3_600_000, samsungMessage: 'TOO_MANY_REQUESTS' });
    const asked = traffic(simulator).length;
    clock.advance(1_800_000);
    const other = await expectAppError(client.listProfiles(never), 'rate_limited');
    expect(other.details).toMatchObject({ retryAfterMs: 1_800_000, sent: 'no' });
    expect(traffic(simulator)).toHaveLength(asked);
    clock.advance(1_800_000);
    simulator.control.advanceClock(1_000);
    expect((await client.listProfiles(never)).length).toBeGreaterThan(0);
  });

  it('takes a minute for the pause of a 429 that names none', async () => {
    const simulator = await openSimulator();
    const { client } = await connect(simulator, 'kca');
    simulator.control.setFault({ match: list, kind: 'rate-limit', times: 1 });
    const error = await expectAppError(client.listDevices(firstPage, never), 'rate_limited');
    expect(error.details.retryAfterMs).toBe(60_000);
  });
});

describe('a call that changes something', () => {
  it.each([
    ['reset-before', 'connection_lost', 0],
    ['reset-after-apply', 'connection_lost', 1],
    ['cut', null, 1],
    ['truncate', 'answer_incomplete', 1],
    ['status', 'server_failed', 0],
    ['rate-limit', 'rate_limited', 0],
    ['html', 'not_json', 0],
  ] as const)('is sent once with the fault %s, and says whether it may have arrived', async (kind, code, effects) => {
    const { simulator, deviceId, move } = await movable();
    simulator.control.setFault({ match: assign, kind, times: 1 });
    const error = await move().then(
      () => null,
      (reason) => reason,
    );
    if (code !== null) expect(error.code).toBe(code);
    else expect(['connection_lost', 'answer_incomplete']).toContain(error.code);
    expect(error.details.sent).toBe('maybe');
    expect(simulator.control.effects()[deviceId]?.assign ?? 0).toBe(effects);
    expect(traffic(simulator).filter((line) => line.startsWith(assign)).length).toBeLessThanOrEqual(1);
  });

  it('says that nothing arrived when nobody listened', async () => {
    const { simulator, move } = await movable();
    await simulator.close();
    const error = await expectAppError(move(), 'offline');
    expect(error.details.sent).toBe('no');
  });

  it('can be given up', async () => {
    const { simulator, client } = await movable();
    simulator.control.setFault({ match: assign, kind: 'hang' });
    const caller = new AbortController();
    const moving = client.assignProfile('p' as ProfileId, ['d' as DeviceId], caller.signal);
    setTimeout(() => caller.abort(), 50);
    expect((await expectAppError(moving, 'cancelled')).details.sent).toBe('maybe');
  });
});

describe('the line', () => {
  it('renews a refused access token once and repeats the call once', async () => {
    const refused = json({ errorId: 'e', code: 4032251, message: 'ACCESS_TOKEN_EXPIRED' }, 403);
    const { server, line, renewals } = await lineTo((request, response) => {
      const fresh = request.headers['x-knox-apitoken'] === 'generation 1';
      (fresh ? json({ ok: true }) : refused)(request, response);
    });
    const request = { method: 'PUT', path: '/p', body: { a: 1 } } as const;
    expect(await writeToKnox(line, request, never)).toEqual({ ok: true });
    expect(server.seen.map(({ body }) => body)).toEqual(['{"a":1}', '{"a":1}']);
    const hopeless = await lineTo(refused);
    await expectAppError(readFromKnox(hopeless.line, { method: 'GET', path: '/p' }, never), 'access_token_expired');
    expect(hopeless.renewals()).toBe(1);
    expect(hopeless.server.seen).toHaveLength(2);
    expect(renewals()).toBe(1);
  });

  it('replaces a used jti once without another access token', async () => {
    const { server, line, renewals } = await lineTo(
      json({ code: '4002250', message: 'API_KEY_NON_UNIQUE_JWTID' }, 400),
    );
    await expectAppError(readFromKnox(line, { method: 'GET', path: '/p' }, never), 'server_refused');
    expect(server.seen).toHaveLength(2);
    expect(renewals()).toBe(0);
  });

  it('escapes what goes into the address', async () => {
    const { server, line } = await lineTo(json({}));
    await readFromKnox(line, { method: 'GET', path: '/p', query: { a: 'x&y=z é', b: '1' } }, never);
    expect(server.seen[0]?.url).toBe('/p?a=x%26y%3Dz+%C3%A9&b=1');
  });

  it('keeps the pace of the dialect', async () => {
    const simulator = await openSimulator({ requestsPerSecond: 0 });
    const { client, clock } = await connect(simulator, 'kca', { requestsPerSecond: 5 });
    for (let page = 0; page < 6; page += 1) await client.listDevices({ page, pageSize: 10 }, never);
    expect(clock.monotonicMs()).toBe(1000);
  });
});
