import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KME, type KnoxCaller, openSimulator } from './knox-caller.ts';

let knox: KnoxCaller;
beforeEach(async () => {
  knox = await openSimulator();
});
afterEach(() => knox.simulator.close());

const list = (accessToken: string, query = '') =>
  knox.send('GET', `${KME}/devices/list${query}`, { headers: { authorization: `Bearer ${accessToken}` } });

async function tokenWith(fields: Record<string, string>): Promise<string> {
  return String((await knox.bearer(fields)).body.access_token);
}

describe('the OAuth token endpoint', () => {
  it('gives a bearer token for ten minutes with the scopes of the client', async () => {
    const { body } = await knox.bearer();
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 600, scope: 'kme' });
    expect((await list(String(body.access_token))).status).toBe(200);
  });

  it('answers in the words of RFC 6749', async () => {
    expect(await knox.bearer({ client_secret: 'wrong' })).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
    expect((await knox.bearer({ grant_type: 'password' })).body.error).toBe('unsupported_grant_type');
    expect((await knox.bearer({ scope: 'kme.everything' })).body.error).toBe('invalid_scope');
    expect((await knox.bearer({ expires_in: '3601' })).body.error).toBe('invalid_request');
    const headers = { 'content-type': 'application/json' };
    const notAForm = await knox.send('POST', '/ams/v1/oauth2/token', { headers, body: '{}' });
    expect(notAForm.body.error).toBe('invalid_request');
  });

  it('gives no scope the portal did not grant', async () => {
    knox.simulator.control.setSwitches({ grantedScopes: ['kme.devices'] });
    expect((await knox.bearer({ scope: 'kme.devices:view kme.devices:manage' })).status).toBe(200);
    expect((await knox.bearer({ scope: 'kme.profiles:view' })).body.error).toBe('invalid_scope');
    expect((await knox.bearer({ scope: 'kme' })).body.error).toBe('invalid_scope');
  });

  it('revokes a token with an empty answer', async () => {
    const accessToken = await tokenWith({});
    const { clientId, clientSecret } = knox.simulator.credentials.oauth;
    const form = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, token: accessToken });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const revoked = await knox.send('POST', '/ams/v1/oauth2/revoke', { headers, body: form.toString() });
    expect([revoked.status, revoked.text]).toEqual([200, '']);
    expect((await list(accessToken)).body.code).toBe(4032252);
    form.set('client_secret', 'wrong');
    const stranger = await knox.send('POST', '/ams/v1/oauth2/revoke', { headers, body: form.toString() });
    expect(stranger.body).toEqual({ error: 'invalid_client' });
  });
});

describe('a call with a bearer token', () => {
  it('ends with 403 and 4032251 when the token is over', async () => {
    const accessToken = await tokenWith({ expires_in: '60' });
    knox.simulator.control.advanceClock(59_000);
    expect((await list(accessToken)).status).toBe(200);
    knox.simulator.control.advanceClock(2_000);
    expect(await list(accessToken)).toMatchObject({ status: 403, body: { code: 4032251 } });
  });

  it('is refused with 4032252 for a token nobody gave out', async () => {
    expect(await list('made-up')).toMatchObject({ status: 403, body: { code: 4032252 } });
  });

  it('needs no customer id, but not another one', async () => {
    const accessToken = await tokenWith({});
    expect((await list(accessToken, `?customerId=${knox.simulator.credentials.customerId}`)).status).toBe(200);
    expect((await list(accessToken, '?customerId=77')).body.code).toBe(4000904);
  });

  it('stays inside its scope, and is refused in one of three shapes', async () => {
    const accessToken = await tokenWith({ scope: 'kme.profiles:view' });
    expect(await list(accessToken)).toMatchObject({
      status: 403,
      body: { code: 40300000, message: 'AUTHORIZATION_FAIL' },
    });
    knox.simulator.control.setSwitches({ scopeRefusal: 'oauth' });
    expect((await list(accessToken)).body.error).toBe('insufficient_scope');
    knox.simulator.control.setSwitches({ scopeRefusal: 'html' });
    expect((await list(accessToken)).headers.get('content-type')).toContain('text/html');
    const headers = { authorization: `Bearer ${accessToken}` };
    expect((await knox.send('GET', `${KME}/profiles/list`, { headers })).status).toBe(200);
  });

  it('answers a managed tenant it does not know with 4040900', async () => {
    const headers = { authorization: `Bearer ${await tokenWith({})}`, 'x-wsm-managed-tenantid': '4711' };
    expect((await knox.send('GET', `${KME}/devices/list`, { headers })).body.code).toBe(4040900);
  });
});
