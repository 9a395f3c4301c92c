import { AppError } from '#shared/errors.ts';
import { allowForBody, type Deadlines, startDeadlines, usualDeadlines, type Watch } from './deadlines.ts';
import { networkError } from './network-error.ts';
import { createSendOnce, type Fetch } from './send-once.ts';
import { isSafeProtocol } from './server-address.ts';

/** One request. No secret belongs in `url`: addresses end up in logs. */
export type HttpRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
};

/** A whole answer, whatever its status. `elapsedMs` from writing the request to its headers. */
export type HttpAnswer = {
  status: number;
  host: string;
  header(name: string): string | null;
  body: Uint8Array;
  elapsedMs: number;
};

/** Sends requests. Throws AppError only; `details.sent` says `no` when not one byte reached the server, else `maybe`. */
export type Transport = { sendRequest(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> };

/** What a transport may do. `origins` are the only servers it talks to, `maxBytes` caps a decoded body. */
export type TransportOptions = {
  origins: readonly string[];
  deadlines?: Deadlines;
  maxBytes?: number;
  /** For tests; otherwise Electron's stack inside Electron, Node's outside. */
  fetch?: Fetch;
};

const MAX_BYTES = 64 * 1024 * 1024;

/** The one way to any server: configured hosts only, no redirects, deadlines, a size cap, typed errors. */
export function createTransport(options: TransportOptions): Transport {
  const { origins, deadlines = usualDeadlines, maxBytes = MAX_BYTES } = options;
  let stack: Promise<Fetch> | null = null;
  return {
    async sendRequest(request, signal) {
      const { host } = checkAddress(request.url, origins);
      if (signal.aborted) throw new AppError('cancelled', 'the request was given up', { sent: 'no' });
      stack ??= options.fetch ? Promise.resolve(options.fetch) : chooseFetch();
      const watch = startDeadlines(allowForBody(deadlines, request.body?.length ?? 0), signal);
      try {
        return await exchange(await stack, request, { host, watch, maxBytes });
      } catch (error) {
        throw networkError(watch.signal.aborted ? watch.signal.reason : error, host);
      } finally {
        watch.stop();
      }
    },
  };
}

type Exchange = { host: string; watch: Watch; maxBytes: number };

async function exchange(send: Fetch, request: HttpRequest, { host, watch, maxBytes }: Exchange): Promise<HttpAnswer> {
  const startedAt = performance.now();
  const sending = send(request.url, {
    method: request.method,
    headers: request.headers,
    ...(request.body === undefined ? {} : { body: request.body }),
    signal: watch.signal,
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
  });
  const response = await Promise.race([sending, watch.failure]);
  const elapsedMs = performance.now() - startedAt;
  watch.headersArrived();
  if (response.status >= 300 && response.status < 400) {
    response.body?.cancel().catch(() => undefined);
    throw new AppError('redirect_refused', `${host} redirects`, { host, httpStatus: response.status, sent: 'maybe' });
  }
  const body = await readBody(response, { host, watch, maxBytes });
  return { status: response.status, host, header: (name) => response.headers.get(name), body, elapsedMs };
}

async function readBody(response: Response, { host, watch, maxBytes }: Exchange): Promise<Uint8Array> {
  if (response.body === null) return new Uint8Array();
  const reader = response.body.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await Promise.race([reader.read(), watch.failure]);
    if (done) return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
    watch.pieceArrived();
    pieces.push(value);
    size += value.byteLength;
    if (size > maxBytes) {
      reader.cancel().catch(() => undefined);
      throw new AppError('answer_too_large', `${host} sends too much`, { host, limitBytes: maxBytes, sent: 'maybe' });
    }
  }
}

function checkAddress(address: string, origins: readonly string[]): URL {
  const url = new URL(address);
  if (origins.includes(url.origin) && isSafeProtocol(url) && url.username === '') return url;
  throw new AppError('address_not_allowed', `${url.host} is not configured`, { host: url.host, sent: 'no' });
}

/** Chromium's stack knows the system's proxy, PAC script and trust store; Node's knows none of them (reliability 1.5). */
async function chooseFetch(): Promise<Fetch> {
  // Electron started as plain Node has the version but no process type, and no `net`.
  if (process.versions.electron === undefined || !('type' in process)) return (url, init) => fetch(url, init);
  const { net } = await import('electron');
  const sendOnce = createSendOnce((options) => net.request(options));
  return (url, init) => (init.method === 'GET' ? net.fetch(url, init) : sendOnce(url, init));
}
