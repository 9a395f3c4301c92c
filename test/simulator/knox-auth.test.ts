import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, claimsOf, KME, type KnoxCaller, openSimulator, signJwt } from './knox-caller.ts';

/** Samsung's own library, the judge of whether the simulator takes what real clients send. */
type SamsungLibrary = {
  generateSignedClientIdentifierJWT(certificateFile: string, clientIdentifier: string): string;
  generateSignedAccessTokenJWT(certificateFile: string, accessToken: string): string;
  generateBase64EncodedStringPublicKey(certificateFile: string): string;
};
const samsung = createRequire(import.meta.url)('knox-token-library-js') as SamsungLibrary;

const NOW = Date.UTC(2026, 5, 15, 10);
const LIST = `${KME}/devices/list`;
let knox: KnoxCaller;

beforeEach(async () => {
  knox = await openSimulator();
});
afterEach(() => knox.simulator.close());

const json = { 'content-type': 'application/json' };

function requestToken(fields: Record<string, unknown> = {}, claims: Record<string, unknown> = {}): Promise<Answer> {
  const { keysFile, clientIdentifier } = knox.simulator.credentials;
  const usual = { clientIdentifier, publicKey: keysFile.Public };
  const jwt = signJwt(claimsOf({ ...usual, ...claims }, NOW), keysFile.Private);
  const body = { clientIdentifierJwt: jwt, base64EncodedStringPublicKey: keysFile.Public, ...fields };
  return knox.send('POST', '/ams/v1/users/accesstoken', { headers: json, body: JSON.stringify(body) });
}

async function buyToken(minutes = 30): Promise<string> {
  const answer = await requestToken({ validityForAccessTokenInMinutes: minutes });
  expect(answer.status).toBe(200);
  return String(answer.body.accessToken);
}

function signForCall(accessToken: string, claims: Record<string, unknown> = {}): string {
  const { keysFile } = knox.simulator.credentials;
  return signJwt(claimsOf({ accessToken, publicKey: keysFile.Public, ...claims }, NOW), keysFile.Private);
}

function list(apiToken: string, query = `?customerId=${knox.simulator.credentials.customerId}`): Promise<Answer> {
  return knox.send('GET', LIST + query, { headers: { 'x-knox-apitoken': apiToken } });
}

describe("Samsung's own library", () => {
  it('signs a client identifier and an access token that the simulator takes', async () => {
    const { simulator, send } = await openSimulator({ now: Date.now });
    const { credentials } = simulator;
    const certificate = join(mkdtempSync(join(tmpdir(), 'muster-keys-')), 'certificate.json');
    writeFileSync(certificate, JSON.stringify(credentials.keysFile));
    const body = {
      clientIdentifierJwt: samsung.generateSignedClientIdentifierJWT(certificate, credentials.clientIdentifier),
      base64EncodedStringPublicKey: samsung.generateBase64EncodedStringPublicKey(certificate),
      validityForAccessTokenInMinutes: 15,
    };
    const token = await send('POST', '/ams/v1/users/accesstoken', { headers: json, body: JSON.stringify(body) });
    expect(token.status).toBe(200);
    const apiToken = samsung.generateSignedAccessTokenJWT(certificate, String(token.body.accessToken));
    const query = `?customerId=${credentials.customerId}&pageSize=5`;
    const devices = await send('GET', LIST + query, { headers: { 'x-knox-apitoken': apiToken } });
    expect(devices.status).toBe(200);
    expect(devices.body.totalCount).toBe(240);
    await simulator.close();
  });
});

describe('the access token endpoint', () => {
  it('gives a JWT of AMS that lasts as long as asked', async () => {
    const [, payload = ''] = (await buyToken(15)).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    expect(claims).toMatchObject({ iss: 'AMS', iat: NOW / 1000, exp: NOW / 1000 + 900 });
  });

  it('takes a validity of 1 to 30 minutes, as a number or a text, and no other', async () => {
    for (const good of [1, 30, '12']) {
      expect((await requestToken({ validityForAccessTokenInMinutes: good })).status).toBe(200);
    }
    for (const bad of [0, 31, 2.5, 'soon']) {
      const answer = await requestToken({ validityForAccessTokenInMinutes: bad });
      expect(answer.body).toMatchObject({ code: 4002251 });
    }
  });

  it('refuses a signature made with another key', async () => {
    const other = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'der' },
      privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    });
    const { clientIdentifier, keysFile } = knox.simulator.credentials;
    const claims = claimsOf({ clientIdentifier, publicKey: keysFile.Public }, NOW);
    const jwt = signJwt(claims, other.privateKey.toString('base64'));
    const wrongKey = await requestToken({ clientIdentifierJwt: jwt });
    expect(wrongKey.status).toBe(401);
    expect(wrongKey.body).toMatchObject({ code: 4012250, message: 'ACCESS_TOKEN_BAD_REQUEST' });

    const foreignPair = await requestToken({
      clientIdentifierJwt: jwt,
      base64EncodedStringPublicKey: other.publicKey.toString('base64'),
    });
    expect(foreignPair.body).toMatchObject({ code: 4010011, message: 'IDP_AUTHORIZATION_FAIL' });
  });

  it('refuses another audience, an expired or future token, and one without its claims', async () => {
    const refused = async (claims: Record<string, unknown>) => (await requestToken({}, claims)).body.code;
    expect(await refused({ aud: 'SomebodyElse' })).toBe(4012250);
    expect(await refused({ exp: NOW / 1000 - 1 })).toBe(4012250);
    expect(await refused({ iat: NOW / 1000 + 3600, exp: NOW / 1000 + 5400 })).toBe(4012250);
    expect(await refused({ exp: undefined })).toBe(4012250);
    expect(await refused({ clientIdentifier: undefined })).toBe(4002251);
    expect(await refused({ clientIdentifier: 'of another tenant' })).toBe(4010011);
  });

  it('refuses a JWT signed with another algorithm', async () => {
    const { clientIdentifier, keysFile } = knox.simulator.credentials;
    const claims = claimsOf({ clientIdentifier, publicKey: keysFile.Public }, NOW);
    const jwt = signJwt(claims, keysFile.Private, { alg: 'none', typ: 'JWT' });
    expect((await requestToken({ clientIdentifierJwt: jwt })).body.code).toBe(4012250);
  });

  it('refuses a jti it has seen before', async () => {
    const jti = randomUUID() + randomUUID();
    expect((await requestToken({}, { jti })).status).toBe(200);
    const replayed = await requestToken({}, { jti });
    expect(replayed.status).toBe(400);
    expect(replayed.body).toMatchObject({ code: 4002250, message: 'API_KEY_NON_UNIQUE_JWTID' });
    expect(replayed.body.errorId).toEqual(expect.any(String));
  });

  it('refuses a body that lacks its parts', async () => {
    expect((await requestToken({ clientIdentifierJwt: '' })).body.code).toBe(4000000);
    expect((await requestToken({ base64EncodedStringPublicKey: 'AAAA' })).body.code).toBe(4012250);
  });

  it('knows the client no more once its credentials are revoked', async () => {
    const apiToken = signForCall(await buyToken());
    knox.simulator.control.revokeCredentials();
    expect((await requestToken()).body.code).toBe(4010011);
    expect((await list(apiToken)).body).toMatchObject({ code: 4032252, message: 'ACCESS_TOKEN_INVALID' });
    knox.simulator.control.restoreCredentials();
    expect((await requestToken()).status).toBe(200);
  });
});

describe('a call with a signed access token', () => {
  it('goes on working when the server restarts', async () => {
    const apiToken = signForCall(await buyToken());
    await knox.simulator.close();
    knox = await openSimulator();
    expect((await list(apiToken)).status).toBe(200);
  });

  it('may reuse its signature, or not, as the switch says', async () => {
    const apiToken = signForCall(await buyToken());
    expect((await list(apiToken)).status).toBe(200);
    expect((await list(apiToken)).status).toBe(200);
    knox.simulator.control.setSwitches({ jtiReuseOnCalls: false });
    const again = signForCall(await buyToken());
    expect((await list(again)).status).toBe(200);
    expect((await list(again)).body.code).toBe(4002250);
  });

  it('is refused with 403 and 4032251 once the access token is over', async () => {
    const accessToken = await buyToken(10);
    const apiToken = signForCall(accessToken);
    knox.simulator.control.advanceClock(9 * 60_000);
    expect((await list(apiToken)).status).toBe(200);
    knox.simulator.control.advanceClock(2 * 60_000);
    const late = await list(apiToken);
    expect(late.status).toBe(403);
    expect(late.body).toMatchObject({ code: 4032251, message: 'ACCESS_TOKEN_EXPIRED' });
  });

  it('is refused once the signature around it is over, though the access token lives', async () => {
    const apiToken = signForCall(await buyToken(30), { exp: NOW / 1000 + 60 });
    expect((await list(apiToken)).status).toBe(200);
    knox.simulator.control.advanceClock(61_000);
    expect((await list(apiToken)).body.code).toBe(4032251);
  });

  it('is refused for a forged access token, a wrong key, a wrong audience and a missing claim', async () => {
    const accessToken = await buyToken();
    expect((await list(signForCall('made up'))).body).toMatchObject({ code: 4032252 });
    expect((await list(signForCall(`${accessToken}x`))).body.code).toBe(4032252);
    expect((await list(signForCall(accessToken, { aud: 'Other' }))).body.code).toBe(4012250);
    expect((await list(signForCall(accessToken, { accessToken: '' }))).body.code).toBe(4012251);
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
      type: 'pkcs8',
      format: 'der',
    });
    const forged = signJwt(claimsOf({ accessToken }, NOW), other.toString('base64'));
    expect((await list(forged)).body.code).toBe(4032252);
    expect((await list('no token at all')).body.code).toBe(4032252);
  });

  it('needs the customer id of its own tenant', async () => {
    const apiToken = signForCall(await buyToken());
    expect((await list(apiToken, '')).body).toMatchObject({ code: 4001701, message: 'CUSTOMER_ID_INVALID' });
    expect((await list(apiToken, '?customerId=12-34')).body.code).toBe(4001701);
    expect((await list(apiToken, '?customerId=999')).body).toMatchObject({ code: 4000904, message: 'TENANT_MISMATCH' });
  });

  it('is refused without any credential, with no errorId in the answer', async () => {
    const answer = await knox.send('GET', LIST);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ code: 4010000, message: 'AUTHORIZATION_FAIL' });
  });

  it('shows a client with a wrong clock what time it is', async () => {
    knox.simulator.control.setClockSkew(6 * 3_600_000);
    const refused = await requestToken();
    expect(refused.body.code).toBe(4012250);
    const serverTime = Date.parse(refused.headers.get('date') ?? '');
    expect(serverTime).toBe(NOW + 6 * 3_600_000);
    const right = { iat: serverTime / 1000, exp: serverTime / 1000 + 1800 };
    expect((await requestToken({}, right)).status).toBe(200);
  });
});
