import { createHmac, createPublicKey, type KeyObject, timingSafeEqual, verify } from 'node:crypto';

/** What a signed token says, once its signature holds. */
export type TokenClaims = Record<string, unknown>;

/** Why a signed token cannot be taken. */
export type TokenFlaw = 'malformed' | 'signature' | 'audience' | 'expired' | 'early' | 'unsigned-life' | 'no-jti';

export type TokenRules = {
  audience: string;
  nowMs: number;
  /** How far in the future `iat` may lie. */
  toleranceMs: number;
  requiresExp: boolean;
};

/** Reads a JWT signed with RS512 by the holder of `publicKey`: its claims, or the flaw. */
export function readSignedToken(text: string, publicKey: KeyObject, rules: TokenRules): TokenClaims | TokenFlaw {
  const parts = text.split('.');
  const [head, payload, signature] = parts;
  if (parts.length !== 3 || head === undefined || payload === undefined || signature === undefined) return 'malformed';
  const header = parseObject(head);
  const claims = parseObject(payload);
  if (header === null || claims === null) return 'malformed';
  if (header.alg !== 'RS512') return 'signature';
  const signed = Buffer.from(`${head}.${payload}`);
  if (!verify('RSA-SHA512', signed, publicKey, Buffer.from(signature, 'base64url'))) return 'signature';
  return flawOf(claims, rules) ?? claims;
}

function flawOf(claims: TokenClaims, rules: TokenRules): TokenFlaw | null {
  const audience = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
  if (!audience.includes(rules.audience)) return 'audience';
  const { exp, iat, jti } = claims;
  if (typeof exp !== 'number' && rules.requiresExp) return 'unsigned-life';
  if (typeof exp === 'number' && exp * 1000 <= rules.nowMs) return 'expired';
  if (typeof iat === 'number' && iat * 1000 > rules.nowMs + rules.toleranceMs) return 'early';
  if (typeof jti !== 'string' || jti === '') return 'no-jti';
  return null;
}

/** The claims of a JWT without any check: for reading which key it names. */
export function peekClaims(text: string): TokenClaims | null {
  return parseObject(text.split('.')[1] ?? '');
}

/** A public key from base64 of its SPKI bytes; null when it is none. */
export function readPublicKey(base64: string): KeyObject | null {
  try {
    return createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

/** A JWT signed with HS256, as the access tokens Samsung issues are. */
export function issueToken(claims: TokenClaims, secret: string): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${body}.${hmac(body, secret)}`;
}

/** The claims of a token made by issueToken with the same secret; null for any other text. */
export function readIssuedToken(text: string, secret: string): TokenClaims | null {
  const end = text.lastIndexOf('.');
  const given = Buffer.from(text.slice(end + 1));
  const right = Buffer.from(hmac(text.slice(0, Math.max(end, 0)), secret));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  return peekClaims(text);
}

function hmac(body: string, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('base64url');
}

function parseObject(base64url: string): TokenClaims | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(base64url, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as TokenClaims) : null;
  } catch {
    return null;
  }
}
