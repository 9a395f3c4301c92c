import { AppError } from '#shared/errors.ts';
import type { Clock } from '../../services.ts';
import type { HttpAnswer, Transport } from '../http.ts';
import { isObject, readJson } from '../read-answer.ts';
import { readCount, readText } from '../read-fields.ts';
import type { ServerClock } from '../server-clock.ts';
import { type AccessToken, type AuthProvider, createAccessTokenHolder } from './access-token.ts';
import { knoxError, readRefusal } from './knox-error.ts';
import type { KnoxWire } from './wire.ts';

/** What signing in by Knox OAuth 2.0 needs. `accessTokenUrl` is the whole address. */
export type OauthContext = {
  accessTokenUrl: string;
  clientId: string;
  clientSecret: string;
  wire: KnoxWire['oauth'];
  transport: Transport;
  serverClock: ServerClock;
  clock: Clock;
};

/** Life of an access token whose answer does not say, in seconds: shorter than any default seen. */
const USUAL_SECONDS = 300;

/** Knox OAuth 2.0 with client credentials (knox-api 1.2); renewed by `expires_in`, never by a figure of ours. */
export function createOauthAuth(context: OauthContext): AuthProvider {
  const holder = createAccessTokenHolder(context.clock, (signal) => requestAccessToken(context, signal));
  return {
    authorise: async (signal) => {
      const { value, generation } = await holder.get(signal);
      return { headers: { authorization: `Bearer ${value}` }, generation };
    },
    renew: holder.renew,
  };
}

async function requestAccessToken(context: OauthContext, signal: AbortSignal): Promise<AccessToken> {
  const { accessTokenUrl, clientId, clientSecret, wire, transport, serverClock } = context;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope: wire.scopes.join(' '),
  });
  if (wire.lifeSeconds !== null) form.set('expires_in', String(wire.lifeSeconds));
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
  const request = { method: 'POST', url: accessTokenUrl, headers, body: form.toString() } as const;
  const answer = await transport.sendRequest(request, signal);
  serverClock.note(answer);
  const refusal = readRefusal(answer, serverClock.nowMs());
  if (refusal !== null) throw knoxError(refusal, 'oauth');
  return readAccessToken(answer);
}

function readAccessToken(answer: HttpAnswer): AccessToken {
  const body = readJson(answer);
  const value = isObject(body) ? readText(body, ['access_token']) : null;
  if (!isObject(body) || value === null) {
    const details = { host: answer.host, field: 'access_token', httpStatus: answer.status };
    throw new AppError('answer_unexpected', 'the answer holds no access token', details);
  }
  return { value, lifeMs: (readCount(body, ['expires_in']) || USUAL_SECONDS) * 1000 };
}
