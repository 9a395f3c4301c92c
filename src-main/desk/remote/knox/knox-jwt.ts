import { createPublicKey, type KeyObject, randomUUID, sign } from 'node:crypto';

/** How long a signed token of ours is good for, in seconds, as Samsung's own library has it (knox-api 1.1). */
export const JWT_LIFE_SECONDS = 1800;

const header = encode({ alg: 'RS512', typ: 'JWT' });

/** Claims every signed token of ours carries, for a given moment of the server's clock. `jti` is new each time. */
export function standardClaims(audience: string, serverNowMs: number): Record<string, string | number> {
  const iat = Math.floor(serverNowMs / 1000);
  return { aud: audience, iat, exp: iat + JWT_LIFE_SECONDS, jti: randomUUID() + randomUUID() };
}

/** A JWT signed with RS512; the signing runs beside the event loop. */
export function signJwt(claims: Readonly<Record<string, string | number>>, privateKey: KeyObject): Promise<string> {
  const signed = `${header}.${encode(claims)}`;
  return new Promise((resolve, reject) => {
    sign('sha512', Buffer.from(signed), privateKey, (error, signature) => {
      if (error) reject(error);
      else resolve(`${signed}.${signature.toString('base64url')}`);
    });
  });
}

/** The public half of a private key as base64 of its SubjectPublicKeyInfo, as Samsung wants it. */
export function publicKeyText(privateKey: KeyObject): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
}

/** When an access token in the shape of a JWT ends, as seconds of `exp` and `iat`; null for any other text. */
export function readTokenTimes(accessToken: string): { iat: number | null; exp: number } | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString('utf8'));
    if (typeof claims !== 'object' || claims === null) return null;
    const { iat, exp } = claims as Record<string, unknown>;
    return typeof exp === 'number' ? { exp, iat: typeof iat === 'number' ? iat : null } : null;
  } catch {
    return null;
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
