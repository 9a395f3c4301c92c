import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  JWT_LIFE_SECONDS,
  publicKeyText,
  readTokenTimes,
  signJwt,
  standardClaims,
} from '../../../../src-main/desk/remote/knox/knox-jwt.ts';
import { makeKeys } from './test-keys.ts';

/** Samsung's own library: it reads keys.json from a file. */
const samsung = createRequire(import.meta.url)('knox-token-library-js') as {
  generateSignedClientIdentifierJWT(file: string, clientIdentifier: string): string;
  generateSignedAccessTokenJWT(file: string, accessToken: string): string;
  generateBase64EncodedStringPublicKey(file: string): string;
};

const keys = makeKeys();
const folder = mkdtempSync(join(tmpdir(), 'keys-'));
const file = join(folder, 'keys.json');
writeFileSync(file, JSON.stringify({ Public: keys.publicKey, Private: keys.shapes.pkcs8, Identifier: 'id' }));
afterAll(() => rmSync(folder, { recursive: true }));

const decode = (jwt: string) => {
  const [header = '', claims = ''] = jwt.split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
  return { header: read(header), claims: read(claims) };
};

/** What differs from one token to the next: taken out before two are compared. */
const lasting = ({ iat, exp, jti, ...rest }: Record<string, unknown>) => ({ ...rest, life: Number(exp) - Number(iat) });

describe('signJwt', () => {
  it('writes the client identifier as Samsung’s library does', async () => {
    const publicKey = publicKeyText(keys.privateKey);
    const claims = { clientIdentifier: 'portal-string', publicKey, ...standardClaims('KnoxWSM', Date.now()) };
    const ours = decode(await signJwt(claims, keys.privateKey));
    const theirs = decode(samsung.generateSignedClientIdentifierJWT(file, 'portal-string'));
    expect(ours.header).toEqual(theirs.header);
    expect(lasting(ours.claims)).toEqual(lasting(theirs.claims));
    expect(Object.keys(ours.claims).sort()).toEqual(Object.keys(theirs.claims).sort());
    expect(Math.abs(Number(ours.claims.iat) - Number(theirs.claims.iat))).toBeLessThan(60);
  });

  it('writes the access token as Samsung’s library does', async () => {
    const publicKey = publicKeyText(keys.privateKey);
    const claims = { accessToken: 'given', publicKey, ...standardClaims('KnoxWSM', Date.now()) };
    const ours = decode(await signJwt(claims, keys.privateKey));
    const theirs = decode(samsung.generateSignedAccessTokenJWT(file, 'given'));
    expect(ours.header).toEqual(theirs.header);
    expect(lasting(ours.claims)).toEqual(lasting(theirs.claims));
    expect(Object.keys(ours.claims).sort()).toEqual(Object.keys(theirs.claims).sort());
  });

  it('signs so that the public half of the key verifies it', async () => {
    const jwt = await signJwt({ a: 1 }, keys.privateKey);
    const [header, claims, signature = ''] = jwt.split('.');
    const signed = Buffer.from(`${header}.${claims}`);
    const verifies = (bytes: Buffer) =>
      verify('sha512', bytes, createPublicKey(keys.privateKey), Buffer.from(signature, 'base64url'));
    expect(verifies(signed)).toBe(true);
    expect(verifies(Buffer.concat([signed, Buffer.from('x')]))).toBe(false);
  });
});

describe('publicKeyText', () => {
  it('is the text Samsung’s library sends in the body', () => {
    expect(publicKeyText(keys.privateKey)).toBe(samsung.generateBase64EncodedStringPublicKey(file));
  });
});

describe('standardClaims', () => {
  it('begins at the server’s time, lasts half an hour and has an id of its own each time', () => {
    const at = Date.parse('2026-11-22T10:00:00.900Z');
    const claims = standardClaims('KnoxWSM', at);
    expect(claims).toMatchObject({ aud: 'KnoxWSM', iat: 1_795_341_600, exp: 1_795_341_600 + JWT_LIFE_SECONDS });
    expect(String(claims.jti)).toHaveLength(72);
    const ids = Array.from({ length: 1000 }, () => standardClaims('KnoxWSM', at).jti);
    expect(new Set(ids).size).toBe(1000);
  });
});

describe('readTokenTimes', () => {
  it('reads exp and iat of a JWT and knows an opaque text', () => {
    const token = (claims: object) => `a.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c`;
    expect(readTokenTimes(token({ iat: 1, exp: 2 }))).toEqual({ iat: 1, exp: 2 });
    expect(readTokenTimes(token({ exp: 2 }))).toEqual({ iat: null, exp: 2 });
    for (const text of ['opaque', token({}), token({ exp: '2' }), 'a.b.c', '']) expect(readTokenTimes(text)).toBeNull();
  });
});
