import type { KeyObject } from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import type { Clock } from '../../services.ts';
import type { HttpAnswer, Transport } from '../http.ts';
import { isObject, readJson } from '../read-answer.ts';
import { readText } from '../read-fields.ts';
import type { ServerClock } from '../server-clock.ts';
import { type AccessToken, type AuthProvider, createAccessTokenHolder } from './access-token.ts';
import { knoxError, type Refusal, readRefusal } from './knox-error.ts';
import { publicKeyText, readTokenTimes, signJwt, standardClaims } from './knox-jwt.ts';
import type { KnoxWire } from './wire.ts';

/** What signing in by Knox Cloud Authentication needs. `baseUrl` without a slash at its end. */
export type KcaContext = {
  baseUrl: string;
  clientIdentifier: string;
  privateKey: KeyObject;
  wire: KnoxWire['kca'];
  transport: Transport;
  serverClock: ServerClock;
  clock: Clock;
};

/** A clock this much wrong cannot be a matter of slow answers: one more try with the server's time is worth it. */
const NOTABLE_MS = 30_000;
const HOUR_MS = 3_600_000;

/**
 * Knox Cloud Authentication (knox-api 1.1): a client identifier signed with the key of keys.json buys an access token,
 * and every call carries that access token signed anew with a jti of its own.
 */
export function createKcaAuth(context: KcaContext): AuthProvider {
  const { wire, privateKey, serverClock } = context;
  const publicKey = publicKeyText(privateKey);
  const holder = createAccessTokenHolder(context.clock, (signal) => requestAccessToken(context, publicKey, signal));
  return {
    authorise: async (signal) => {
      const { value, generation } = await holder.get(signal);
      const claims = { accessToken: value, publicKey, ...standardClaims(wire.audience, serverClock.nowMs()) };
      return { headers: { [wire.header]: await signJwt(claims, privateKey) }, generation };
    },
    renew: holder.renew,
  };
}

async function requestAccessToken(context: KcaContext, publicKey: string, signal: AbortSignal): Promise<AccessToken> {
  const { serverClock } = context;
  const offsetBefore = serverClock.offsetMs();
  let answer = await askForToken(context, publicKey, signal);
  let refusal = readRefusal(answer, serverClock.nowMs());
  const learntTime = Math.abs(serverClock.offsetMs() - offsetBefore) > NOTABLE_MS;
  if (refusal !== null && isWorthAnotherTry(refusal, learntTime)) {
    answer = await askForToken(context, publicKey, signal);
    refusal = readRefusal(answer, serverClock.nowMs());
  }
  if (refusal === null) return readAccessToken(context, answer);
  const error = knoxError(refusal, 'kca');
  const offsetMs = serverClock.offsetMs();
  if (error.code !== 'credentials_refused' || Math.abs(offsetMs) < HOUR_MS) throw error;
  throw new AppError('clock_off', 'refused, with a clock that is hours off', { ...error.details, offsetMs });
}

/** Asking again signs anew: with another jti, and with the server's time once an answer told it. */
function isWorthAnotherTry(refusal: Refusal, learntTime: boolean): boolean {
  if (refusal.name === 'API_KEY_NON_UNIQUE_JWTID' || refusal.code === '4002250') return true;
  return learntTime && [400, 401, 403].includes(refusal.status);
}

async function askForToken(context: KcaContext, publicKey: string, signal: AbortSignal): Promise<HttpAnswer> {
  const { baseUrl, clientIdentifier, wire, privateKey, serverClock, transport } = context;
  const claims = { clientIdentifier, publicKey, ...standardClaims(wire.audience, serverClock.nowMs()) };
  const body = {
    [wire.clientIdentifierJwt]: await signJwt(claims, privateKey),
    [wire.publicKey]: publicKey,
    [wire.validity]: wire.validityMinutes,
  };
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const request = { method: 'POST', url: baseUrl + wire.path, headers, body: JSON.stringify(body) } as const;
  const answer = await transport.sendRequest(request, signal);
  serverClock.note(answer);
  return answer;
}

function readAccessToken({ wire, serverClock }: KcaContext, answer: HttpAnswer): AccessToken {
  const body = readJson(answer);
  const value = isObject(body) ? readText(body, wire.accessToken) : null;
  if (value === null) {
    const details = { host: answer.host, field: 'kca.accessToken', httpStatus: answer.status };
    throw new AppError('answer_unexpected', 'the answer holds no access token', details);
  }
  const times = readTokenTimes(value);
  const usualMs = wire.validityMinutes * 60_000;
  if (times === null) return { value, lifeMs: usualMs };
  const lifeMs = times.exp * 1000 - (times.iat === null ? serverClock.nowMs() : times.iat * 1000);
  return { value, lifeMs: lifeMs > 0 ? lifeMs : usualMs };
}
