import { constants, createPrivateKey, createPublicKey, publicEncrypt, randomUUID, sign } from 'node:crypto';
import {
  type RunningSimulator,
  type SimulatorOptions,
  startSimulator,
} from '../../src-main/simulator/start-simulator.ts';

/** An answer as a test looks at it. */
export type Answer = { status: number; body: Record<string, unknown>; text: string; headers: Headers };

/** Calls a running simulator as a customer's program would, with its own signing code. */
export type KnoxCaller = {
  simulator: RunningSimulator;
  /** A call with a bearer token and JSON. */
  call(method: string, path: string, body?: unknown): Promise<Answer>;
  send(method: string, path: string, init?: { headers?: Record<string, string>; body?: string }): Promise<Answer>;
  bearer(fields?: Record<string, string>): Promise<Answer>;
};

export const KME = '/kcs/v1/kme';

/** A small world with a fixed time, and a caller that already holds a bearer token. */
export async function openSimulator(options: SimulatorOptions = {}): Promise<KnoxCaller> {
  const simulator = await startSimulator({ seed: 11, devices: 240, now: () => Date.UTC(2026, 5, 15, 10), ...options });
  const send: KnoxCaller['send'] = async (method, path, init = {}) => {
    const response = await fetch(simulator.baseUrl + path, { method, ...init });
    return readAnswer(response);
  };
  const bearer: KnoxCaller['bearer'] = (fields = {}) => {
    const { clientId, clientSecret } = simulator.credentials.oauth;
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, ...fields };
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return send('POST', '/ams/v1/oauth2/token', { headers, body: new URLSearchParams(form).toString() });
  };
  const accessToken = String((await bearer({ expires_in: '3600' })).body.access_token);
  return {
    simulator,
    send,
    bearer,
    call: (method, path, body) => {
      const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
      return send(method, path, { headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    },
  };
}

async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  let body: Record<string, unknown> = {};
  try {
    body = JSON.parse(text) as Record<string, unknown>;
  } catch {
    // Not JSON: the test looks at the text.
  }
  return { status: response.status, body, text, headers: response.headers };
}

/** A JWT signed with RS512 by a base64 PKCS#8 key. */
export function signJwt(
  claims: Record<string, unknown>,
  privateKey: string,
  header: object = { alg: 'RS512', typ: 'JWT' },
) {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${encode(header)}.${encode(claims)}`;
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  return `${body}.${sign('RSA-SHA512', Buffer.from(body), key).toString('base64url')}`;
}

/** The usual claims around what is to be signed, at a time in milliseconds. */
export function claimsOf(extra: Record<string, unknown>, at: number): Record<string, unknown> {
  const iat = Math.floor(at / 1000);
  return { aud: 'KnoxWSM', iat, exp: iat + 1800, jti: randomUUID() + randomUUID(), ...extra };
}

/** A text encrypted as userName and userToken have to be. */
export function encryptFor(publicKey: string, text: string): string {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(text)).toString('base64');
}

/** The rows of a list answer. */
export function rowsOf(answer: Answer, name: string): Record<string, unknown>[] {
  return (answer.body[name] ?? []) as Record<string, unknown>[];
}
