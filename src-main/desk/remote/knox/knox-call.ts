import { AppError } from '#shared/errors.ts';
import type { HttpAnswer, HttpRequest, Transport } from '../http.ts';
import type { Pacer } from '../pacer.ts';
import { readJson } from '../read-answer.ts';
import { type RepeatContext, repeatRead } from '../repeat-read.ts';
import type { ServerClock } from '../server-clock.ts';
import type { AuthProvider } from './access-token.ts';
import { knoxError, readRefusal, remedyOf } from './knox-error.ts';

/** What every call to Samsung goes through. `baseUrl` without a slash at its end. */
export type KnoxLine = {
  baseUrl: string;
  scheme: 'kca' | 'oauth';
  transport: Transport;
  auth: AuthProvider;
  pacer: Pacer;
  serverClock: ServerClock;
  repeat: RepeatContext;
};

/** One call of the KME API. */
export type KnoxRequest = {
  method: HttpRequest['method'];
  path: string;
  query?: Readonly<Record<string, string>>;
  body?: Readonly<Record<string, unknown>>;
};

/** Asks Samsung something that changes nothing: repeated a few times when it fails in passing. */
export function readFromKnox(line: KnoxLine, request: KnoxRequest, signal: AbortSignal): Promise<unknown> {
  return repeatRead(line.repeat, signal, () => callKnox(line, request, signal));
}

/** Sends Samsung a change, once: whether it may be sent again is the sender's to decide. */
export function writeToKnox(line: KnoxLine, request: KnoxRequest, signal: AbortSignal): Promise<unknown> {
  return callKnox(line, request, signal);
}

/** When the server asks for a pause, nobody else shall knock either. */
async function callKnox(line: KnoxLine, request: KnoxRequest, signal: AbortSignal): Promise<unknown> {
  try {
    return await callAuthorised(line, request, signal);
  } catch (error) {
    const ms = error instanceof AppError && error.code === 'rate_limited' ? error.details.retryAfterMs : null;
    if (typeof ms === 'number') line.pacer.pause(ms);
    throw error;
  }
}

/** A refused access token is renewed once, a used jti replaced once: neither call was carried out. */
async function callAuthorised(line: KnoxLine, request: KnoxRequest, signal: AbortSignal): Promise<unknown> {
  const { auth, serverClock, scheme } = line;
  const tried = new Set<string>();
  for (;;) {
    await line.pacer.turn(signal);
    const { headers, generation } = await auth.authorise(signal);
    const answer = await send(line, request, { headers, signal });
    const refusal = readRefusal(answer, serverClock.nowMs());
    if (refusal === null) return readJson(answer);
    const remedy = remedyOf(refusal);
    if (remedy === null || tried.has(remedy)) throw knoxError(refusal, scheme);
    tried.add(remedy);
    if (remedy === 'renew') await auth.renew(generation, signal);
  }
}

type Sending = { headers: Readonly<Record<string, string>>; signal: AbortSignal };

async function send(line: KnoxLine, request: KnoxRequest, { headers, signal }: Sending): Promise<HttpAnswer> {
  const { method, path, query, body } = request;
  const search = query === undefined ? '' : `?${new URLSearchParams(query)}`;
  const answer = await line.transport.sendRequest(
    {
      method,
      url: line.baseUrl + path + search,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
    signal,
  );
  line.serverClock.note(answer);
  return answer;
}
