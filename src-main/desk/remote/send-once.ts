import { Readable } from 'node:stream';

/** The part of fetch both network stacks share. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** An answer as both Electron and Node give it: a stream, though Electron's declarations do not say so. */
export type OneAnswer = {
  statusCode?: number | undefined;
  headers: Record<string, string | string[] | undefined>;
};

/** What the requests of Electron and of Node have in common. */
export type OneRequest = {
  setHeader(name: string, value: string): unknown;
  on(event: 'response', listener: (answer: OneAnswer) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  end(body?: string): unknown;
  abort(): void;
};

/** Makes a request that is not sent yet and follows no redirect. */
export type RequestMaker = (options: { method: string; url: string; redirect: 'manual' }) => OneRequest;

/**
 * A fetch for changes that puts each on a connection of its own. Chromium sends a request again, whatever its verb, when a
 * kept-alive connection breaks before the answer: the server may then have carried it out twice. A connection that is
 * closed after its one answer is never taken up again.
 */
export function createSendOnce(makeRequest: RequestMaker): Fetch {
  return (url, init) =>
    new Promise((resolve, reject) => {
      const request = makeRequest({ method: init.method ?? 'POST', url, redirect: 'manual' });
      for (const [name, value] of new Headers(init.headers)) request.setHeader(name, value);
      request.setHeader('connection', 'close');
      const giveUp = () => {
        reject(init.signal?.reason);
        request.abort();
      };
      init.signal?.addEventListener('abort', giveUp, { once: true });
      request.on('error', reject);
      request.on('response', (answer) => resolve(responseOf(answer)));
      request.end(typeof init.body === 'string' ? init.body : undefined);
    });
}

function responseOf(answer: OneAnswer): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const status = answer.statusCode ?? 500;
  const hasBody = ![204, 205, 304].includes(status);
  return new Response(hasBody ? bodyOf(answer) : null, { status, headers });
}

function bodyOf(answer: OneAnswer): ReadableStream<Uint8Array> {
  return Readable.toWeb(answer as unknown as Readable) as ReadableStream<Uint8Array>;
}
