import { describe, expect, it } from 'vitest';
import { createTransport } from '../../../../src-main/desk/remote/http.ts';
import { createOauthAuth } from '../../../../src-main/desk/remote/knox/auth-oauth.ts';
import { createServerClock } from '../../../../src-main/desk/remote/server-clock.ts';
import { expectAppError, never } from '../expect-app-error.ts';
import { createFakeClock } from '../fake-clock.ts';
import { type Answer, json, startServer } from '../loopback-server.ts';
import { usualKnoxWire } from './usual-wire.ts';

async function signInAt(answer: Answer, lifeSeconds: number | null = null) {
  const server = await startServer(answer);
  const clock = createFakeClock();
  const auth = createOauthAuth({
    accessTokenUrl: `${server.origin}/ams/v1/oauth2/token`,
    clientId: 'client',
    clientSecret: 'se+cret&more=é',
    wire: { ...(await usualKnoxWire()).oauth, lifeSeconds },
    transport: createTransport({ origins: [server.origin] }),
    serverClock: createServerClock(clock),
    clock,
  });
  return { server, clock, auth };
}

describe('Knox OAuth 2.0', () => {
  it('asks with a form that keeps every sign of the secret, for no more scopes than needed', async () => {
    const { server, auth } = await signInAt(json({ access_token: 'opaque', token_type: 'Bearer', expires_in: 599 }));
    const { headers } = await auth.authorise(never);
    expect(headers).toEqual({ authorization: 'Bearer opaque' });
    const [request] = server.seen;
    expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: 'client',
      client_secret: 'se+cret&more=é',
      scope: 'kme.devices:view kme.devices:manage kme.profiles:view kme.profiles:manage',
    });
    expect(request?.url).toBe('/ams/v1/oauth2/token');
  });

  it('asks for another life only when the dialect says so', async () => {
    const { server, auth } = await signInAt(json({ access_token: 'a', expires_in: 3600 }), 3600);
    await auth.authorise(never);
    expect(new URLSearchParams(server.seen[0]?.body).get('expires_in')).toBe('3600');
  });

  it.each([
    [599, 539],
    ['599', 539],
    [60, 48],
    [undefined, 240],
    ['soon', 240],
    [0, 240],
  ])('renews an access token of expires_in %j after %i seconds', async (expiresIn, seconds) => {
    const { server, clock, auth } = await signInAt(json({ access_token: 'a', expires_in: expiresIn }));
    await auth.authorise(never);
    clock.advance(seconds * 1000 - 1);
    await auth.authorise(never);
    expect(server.seen).toHaveLength(1);
    clock.advance(1);
    await auth.authorise(never);
    expect(server.seen).toHaveLength(2);
  });

  it('does not take anything else for an access token', async () => {
    for (const body of [{}, { access_token: '' }, { accessToken: 'a' }, []]) {
      const { auth } = await signInAt(json(body));
      expect((await expectAppError(auth.authorise(never), 'answer_unexpected')).details.field).toBe('access_token');
    }
  });

  it('repeats nothing of the secret when it is refused', async () => {
    const { auth } = await signInAt((request, response) =>
      json({ error: 'invalid_client', data: request.body }, 401)(request, response),
    );
    const error = await expectAppError(auth.authorise(never), 'credentials_refused');
    expect(error.message + JSON.stringify(error.details)).not.toContain('cret%26more');
  });
});
