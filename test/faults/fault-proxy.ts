import { createServer, type IncomingMessage, type ServerResponse, request as sendOn } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

/** What may become of one request on its way (reliability F22 to F30). */
export type Mischief =
  /** Answered with a status by a gateway; `applied`: it had been passed on all the same. */
  | { kind: 'status'; status: number; headers?: Record<string, string>; applied?: boolean }
  /** Accepted and never answered. */
  | { kind: 'black-hole' }
  /** Passed on; the headers come so late. */
  | { kind: 'late-headers'; ms: number }
  /** Passed on; the body comes byte by byte. */
  | { kind: 'drip'; ms: number }
  | { kind: 'reset-before' | 'reset-after-apply' | 'reset-mid-response' }
  /** Broken off as soon as it is the second one on its connection. */
  | { kind: 'stale-keep-alive' }
  /** Passed on; the answer is damaged. */
  | { kind: 'truncated' | 'long-length' | 'short-length' | 'empty' | 'wrong-charset' | 'damaged-gzip' | 'no-http' }
  /** Not passed on; a page in its place, or a body without an end. */
  | { kind: 'captive-portal' | 'huge' }
  /** Passed on twice, one after the other; the answer of the one that is named is given. */
  | { kind: 'twice'; answer: 'first' | 'second' };

/** A request as the proxy saw it. `reused`: not the first one on its connection. */
export type Seen = { method: string; path: string; mischief: Mischief['kind'] | null; reused: boolean };

/** Decides what becomes of a request; null lets it pass. */
export type Plan = (request: { method: string; path: string; reused: boolean }) => Mischief | null;

/** A proxy on 127.0.0.1 before one server: a plain TCP listener that speaks HTTP, well or badly. */
export type FaultProxy = {
  baseUrl: string;
  seen: Seen[];
  /** From now on; null lets everything pass. */
  play(plan: Plan | null): void;
  /** Nobody listens any more: connections break, and new ones are refused. */
  down(): Promise<void>;
  /** Back at the same port. */
  up(): Promise<void>;
  close(): Promise<void>;
};

type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer };
type Exchange = { message: IncomingMessage; response: ServerResponse; body: Buffer; target: string };

/** Starts a proxy before `target`. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const seen: Seen[] = [];
  let plan: Plan | null = null;
  const known = new WeakSet<Socket>();
  const server = createServer({ keepAliveTimeout: 30_000 }, (message, response) => {
    // A second server with a clock of its own would only be confusing.
    response.sendDate = false;
    const reused = known.has(message.socket);
    known.add(message.socket);
    const request = { method: message.method ?? 'GET', path: (message.url ?? '/').split('?')[0] ?? '/', reused };
    const mischief = plan?.(request) ?? null;
    seen.push({ ...request, mischief: mischief?.kind ?? null });
    serve({ message, response, target }, mischief).catch(() => message.socket.destroy());
  });
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const down = async () => {
    if (!server.listening) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  };
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    seen,
    play: (next) => {
      plan = next;
    },
    down,
    up: () => listen(port),
    close: down,
  };
}

async function serve(parts: Omit<Exchange, 'body'>, mischief: Mischief | null): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of parts.message as AsyncIterable<Buffer>) pieces.push(piece);
  const exchange = { ...parts, body: Buffer.concat(pieces) };
  const { response } = parts;
  switch (mischief?.kind) {
    case 'black-hole':
      return;
    case 'reset-before':
    case 'stale-keep-alive':
      parts.message.socket.resetAndDestroy();
      return;
    case 'captive-portal':
      write(response, { status: 200, headers: { 'content-type': 'text/html' }, body: portalPage });
      return;
    case 'huge':
      await flood(response);
      return;
    case 'status': {
      if (mischief.applied) await passOn(exchange);
      const body = Buffer.from('<html><body>Bad gateway</body></html>');
      write(response, { status: mischief.status, headers: { 'content-type': 'text/html', ...mischief.headers }, body });
      return;
    }
    case 'twice': {
      const first = await passOn(exchange);
      const second = await passOn(exchange);
      write(response, mischief.answer === 'first' ? first : second);
      return;
    }
    default:
      await damage(exchange, await passOn(exchange), mischief);
  }
}

const portalPage = Buffer.from('<!doctype html><title>Hotel</title><h1>Please accept our terms</h1>');

async function damage({ message, response }: Exchange, answer: Answer, mischief: Mischief | null): Promise<void> {
  const { body, headers } = answer;
  const half = body.subarray(0, Math.floor(body.length / 2));
  switch (mischief?.kind) {
    case 'reset-after-apply':
      message.socket.resetAndDestroy();
      return;
    case 'reset-mid-response':
      response.writeHead(answer.status, { ...headers, 'content-length': body.length });
      response.write(half, () => message.socket.resetAndDestroy());
      return;
    case 'late-headers':
      await sleep(mischief.ms, undefined, { ref: false });
      write(response, answer);
      return;
    case 'drip':
      response.writeHead(answer.status, { ...headers, 'content-length': body.length });
      for (let at = 0; at < body.length && !response.destroyed; at += 1) {
        response.write(body.subarray(at, at + 1));
        await sleep(mischief.ms, undefined, { ref: false });
      }
      response.end();
      return;
    case 'truncated':
      write(response, { ...answer, body: half });
      return;
    case 'long-length':
      response.writeHead(answer.status, { ...headers, 'content-length': body.length + 100 });
      response.write(body, () => message.socket.end());
      return;
    case 'short-length':
      message.socket.end(
        `HTTP/1.1 ${answer.status} OK\r\ncontent-type: application/json\r\ncontent-length: ${half.length}\r\n\r\n${body}`,
      );
      return;
    case 'empty':
      write(response, { ...answer, body: Buffer.alloc(0) });
      return;
    case 'wrong-charset':
      write(response, { ...answer, body: Buffer.concat([Buffer.from([0x7b, 0xff, 0xfe]), body]) });
      return;
    case 'damaged-gzip': {
      const packed = gzipSync(body);
      packed.fill(0x5a, 12, Math.max(13, packed.length - 8));
      write(response, { ...answer, headers: { ...headers, 'content-encoding': 'gzip' }, body: packed });
      return;
    }
    case 'no-http':
      message.socket.end('SSH-2.0-OpenSSH_9.6\r\n');
      return;
    default:
      write(response, answer);
  }
}

function write(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(body);
}

/** Two gigabytes, or as many of them as somebody listens to. */
async function flood(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' });
  await pipeline(Readable.from(twoGigabytes()), response).catch(() => undefined);
}

function* twoGigabytes(): Generator<Buffer> {
  const piece = Buffer.alloc(1024 * 1024, ' ');
  for (let sent = 0; sent < 2048; sent += 1) yield piece;
}

function passOn({ message, body, target }: Exchange): Promise<Answer> {
  const { method, headers, url } = message;
  return new Promise((resolve, reject) => {
    const { host: _host, connection: _connection, 'transfer-encoding': _coding, ...kept } = headers;
    const outgoing = sendOn(target + (url ?? '/'), {
      method,
      headers: { ...kept, 'content-length': body.length },
      agent: false,
    });
    outgoing.on('error', reject);
    outgoing.on('response', async (answer) => {
      const pieces: Buffer[] = [];
      for await (const piece of answer as AsyncIterable<Buffer>) pieces.push(piece);
      const { connection: _drop, 'keep-alive': _too, 'transfer-encoding': _three, ...rest } = answer.headers;
      resolve({ status: answer.statusCode ?? 500, headers: rest, body: Buffer.concat(pieces) });
    });
    outgoing.end(body);
  });
}
