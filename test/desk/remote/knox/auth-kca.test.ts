import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createTransport } from '../../../../src-main/desk/remote/http.ts';
import { createKcaAuth } from '../../../../src-main/desk/remote/knox/auth-kca.ts';
import { createServerClock } from '../../../../src-main/desk/remote/server-clock.ts';
import { connect, openSimulator, traffic } from '../connect-to-simulator.ts';
import { expectAppError, never } from '../expect-app-error.ts';
import { createFakeClock } from '../fake-clock.ts';
import { type Answer, json, startServer } from '../loopback-server.ts';
import { makeKeys } from './test-keys.ts';
import { usualKnoxWire } from './usual-wire.ts';

const keys = makeKeys();
const token = 'POST /ams/v1/users/accesstoken';

const claimsOf = (jwt: unknown) =>
  JSON.parse(Buffer.from(String(jwt).split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
const accessToken = (claims: object) => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;

async function signInAt(answer: Answer) {
  const server = await startServer(answer);
  const clock = createFakeClock(Date.now());
  const auth = createKcaAuth({
    baseUrl: server.origin,
    clientIdentifier: 'portal-string',
    privateKey: keys.privateKey,
    wire: (await usualKnoxWire()).kca,
    transport: createTransport({ origins: [server.origin] }),
    serverClock: createServerClock(clock),
    clock,
  });
  return { server, clock, auth };
}

describe('Knox Cloud Authentication', () => {
  it('asks with the three documented fields, and signs every call anew', async () => {
    const { server, auth } = await signInAt(json({ accessToken: 'opaque' }));
    const first = await auth.authorise(never);
    const second = await auth.authorise(never);
    const body = JSON.parse(server.seen[0]?.body ?? '') as Record<string, unknown>;
    expect(server.seen).toHaveLength(1);
    expect(Object.keys(body).sort()).toEqual([
      'base64EncodedStringPublicKey',
      'clientIdentifierJwt',
      'validityForAccessTokenInMinutes',
    ]);
    expect(body).toMatchObject({ base64EncodedStringPublicKey: keys.publicKey, validityForAccessTokenInMinutes: 30 });
    expect(claimsOf(body.clientIdentifierJwt)).toMatchObject({ clientIdentifier: 'portal-string', aud: 'KnoxWSM' });
    const [a, b] = [first, second].map(({ headers }) => headers['x-knox-apitoken'] ?? '');
    expect(claimsOf(a)).toMatchObject({ accessToken: 'opaque', publicKey: keys.publicKey, aud: 'KnoxWSM' });
    expect(claimsOf(a).jti).not.toBe(claimsOf(b).jti);
    const [header, claims, signature = ''] = String(b).split('.');
    const bytes = Buffer.from(`${header}.${claims}`);
    expect(verify('sha512', bytes, createPublicKey(keys.privateKey), Buffer.from(signature, 'base64url'))).toBe(true);
  });

  it('signs again with another jti when one was used before, and gives up after that', async () => {
    const replay = json({ errorId: 'e', code: 4002250, message: 'API_KEY_NON_UNIQUE_JWTID' }, 400);
    let asked = 0;
    const once = await signInAt((request, response) => {
      asked += 1;
      (asked === 1 ? replay : json({ accessToken: 'opaque' }))(request, response);
    });
    await once.auth.authorise(never);
    const ids = once.server.seen.map(({ body }) => claimsOf(JSON.parse(body).clientIdentifierJwt).jti);
    expect(new Set(ids).size).toBe(2);
    const always = await signInAt(replay);
    await expectAppError(always.auth.authorise(never), 'server_refused');
    expect(always.server.seen).toHaveLength(2);
  });

  it.each([
    ['exp and iat', { iat: 1000, exp: 1000 + 600 }, 540],
    ['exp alone', { exp: Math.floor(Date.now() / 1000) + 600 }, 540],
    ['neither', {}, 1740],
    ['an exp in the past', { iat: 1000, exp: 900 }, 1740],
  ])('takes the life of an access token from %s', async (_, claims, seconds) => {
    const { server, clock, auth } = await signInAt(json({ accessToken: accessToken(claims) }));
    await auth.authorise(never);
    clock.advance((seconds - 3) * 1000);
    await auth.authorise(never);
    expect(server.seen).toHaveLength(1);
    clock.advance(6_000);
    await auth.authorise(never);
    expect(server.seen).toHaveLength(2);
  });

  it.each([[{}], [{ accessToken: '' }], [{ accessToken: null }], [[]], ['text']])(
    'does not take %j for an access token',
    async (body) => {
      const { auth } = await signInAt(json(body));
      const error = await expectAppError(auth.authorise(never), 'answer_unexpected');
      expect(error.details.field).toBe('kca.accessToken');
    },
  );

  it('asks again with the server’s time when its own was off, and not when it was right', async () => {
    const simulator = await openSimulator();
    simulator.control.setClockSkew(3 * 3_600_000);
    const { client } = await connect(simulator, 'kca');
    await client.signIn(never);
    expect(traffic(simulator)).toEqual([`${token} 401`, `${token} 200`]);
    const right = await openSimulator();
    right.control.revokeCredentials();
    const other = await connect(right, 'kca');
    await expectAppError(other.client.signIn(never), 'credentials_refused');
    expect(traffic(right)).toEqual([`${token} 401`]);
  });

  it('blames the clock when it is hours off and the server’s time did not help', async () => {
    const simulator = await openSimulator();
    simulator.control.setClockSkew(-5 * 3_600_000);
    simulator.control.revokeCredentials();
    const { client } = await connect(simulator, 'kca');
    const error = await expectAppError(client.signIn(never), 'clock_off');
    expect(Math.round(Number(error.details.offsetMs) / 3_600_000)).toBe(-5);
    expect(error.details).toMatchObject({ httpStatus: 401, step: 'accessToken' });
  });

  it('blames the clock of no server that failed for another reason', async () => {
    const date = new Date(Date.now() + 5 * 3_600_000).toUTCString();
    const { auth } = await signInAt(json({ code: 5000000, message: 'INTERNAL_SERVER_ERROR' }, 500, { date }));
    await expectAppError(auth.authorise(never), 'server_failed');
  });
});
