import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createTransport, type HttpRequest, type TransportOptions } from '../../../src-main/desk/remote/http.ts';
import { expectAppError, never } from './expect-app-error.ts';
import { type Answer, closedPort, json, startServer } from './loopback-server.ts';

const secret = 'CANARY-5f0c2a';
const tight = { headersMs: 400, idleMs: 400, totalMs: 3_000 };

const get = (origin: string, path = '/a'): HttpRequest => ({
  method: 'GET',
  url: origin + path,
  headers: { authorization: `Bearer ${secret}` },
});

async function talkTo(answer: Answer, options: Partial<TransportOptions> = {}) {
  const server = await startServer(answer);
  const transport = createTransport({ origins: [server.origin], ...options });
  return { server, send: () => transport.sendRequest(get(server.origin), never) };
}

describe('the transport', () => {
  it('sends method, headers and body, and gives status, headers and body back', async () => {
    const server = await startServer(json({ a: 'é' }, 201, { 'x-extra': 'yes' }));
    const transport = createTransport({ origins: [server.origin] });
    for (const method of ['POST', 'PUT', 'DELETE'] as const) {
      const headers = { 'content-type': 'application/json', 'x-knox-apitoken': secret };
      const body = '{"b":"ü"}';
      const answer = await transport.sendRequest({ method, url: `${server.origin}/p?q=1`, headers, body }, never);
      expect(answer.status).toBe(201);
      expect(answer.header('X-Extra')).toBe('yes');
      expect(Date.parse(answer.header('date') ?? '')).toBeGreaterThan(0);
      expect(Buffer.from(answer.body).toString('utf8')).toBe('{"a":"é"}');
      expect(server.seen.at(-1)).toMatchObject({ method, url: '/p?q=1', body });
      expect(server.seen.at(-1)?.headers['x-knox-apitoken']).toBe(secret);
    }
  });

  it('gives refusals back as answers', async () => {
    const { send } = await talkTo(json({ code: 4040300 }, 404));
    expect((await send()).status).toBe(404);
  });

  it('unpacks gzip', async () => {
    const { send } = await talkTo((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync('{"packed":true}'));
    });
    expect(Buffer.from((await send()).body).toString()).toBe('{"packed":true}');
  });

  it('refuses redirects and shows the second host nothing', async () => {
    const second = await startServer(json({}));
    for (const location of [`${second.origin}/b`, '/b', 'http://169.254.169.254/', 'file:///etc/passwd']) {
      const { server, send } = await talkTo((_, response) => response.writeHead(302, { location }).end());
      const error = await expectAppError(send(), 'redirect_refused');
      expect(error.details).toMatchObject({ httpStatus: 302, sent: 'maybe' });
      expect(server.seen).toHaveLength(1);
    }
    expect(second.seen).toEqual([]);
  });

  it('talks to configured servers only, and never without encryption beyond this machine', async () => {
    const server = await startServer(json({}));
    const other = createTransport({ origins: ['https://us-kcs-api.samsungknox.com', 'http://server.example'] });
    for (const origin of [server.origin, 'http://server.example', 'https://us-kcs-api.samsungknox.com:444']) {
      const error = await expectAppError(other.sendRequest(get(origin), never), 'address_not_allowed');
      expect(error.details.sent).toBe('no');
    }
    expect(server.seen).toEqual([]);
  });

  it('knows at once when nobody listens or the name is unknown', async () => {
    const origin = `http://127.0.0.1:${await closedPort()}`;
    const startedAt = performance.now();
    const refused = createTransport({ origins: [origin] }).sendRequest(get(origin), never);
    expect((await expectAppError(refused, 'offline')).details.sent).toBe('no');
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    const nowhere = 'https://no-such-host.invalid';
    const lost = await createTransport({ origins: [nowhere] })
      .sendRequest(get(nowhere), never)
      .catch((error) => error);
    // Without any name server the system says "try again" instead of "unknown".
    expect(['host_unknown', 'offline']).toContain(lost.code);
    expect(lost.details.sent).toBe('no');
  });

  it('refuses a certificate nobody vouches for, before a byte of the request is sent', async () => {
    const server = await startServer(json({}), true);
    const transport = createTransport({ origins: [server.origin] });
    const sending = transport.sendRequest({ ...get(server.origin), method: 'POST', body: secret }, never);
    const error = await expectAppError(sending, 'tls_refused');
    expect(error.details.sent).toBe('no');
    expect(server.connections()).toBe(1);
    expect(server.seen).toEqual([]);
  });

  it('refuses a server that speaks no TLS where it should', async () => {
    const server = await startServer(json({}));
    const origin = server.origin.replace('http:', 'https:');
    await expectAppError(createTransport({ origins: [origin] }).sendRequest(get(origin), never), 'tls_refused');
    expect(server.seen).toEqual([]);
  });

  it('gives up on a server that never answers, stops in the body, or drips for ever', async () => {
    const hang = await talkTo(() => undefined, { deadlines: tight });
    expect((await expectAppError(hang.send(), 'timeout')).details).toMatchObject({ stage: 'headers', sent: 'maybe' });
    const stop = await talkTo((_, response) => response.writeHead(200).write('{"a":'), { deadlines: tight });
    expect((await expectAppError(stop.send(), 'timeout')).details.stage).toBe('idle');
    const drip = await talkTo(
      (_, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write(' '), 50);
        response.on('close', () => clearInterval(timer));
      },
      { deadlines: { ...tight, totalMs: 600 } },
    );
    expect((await expectAppError(drip.send(), 'timeout')).details.stage).toBe('total');
  });

  it('does not wait for a body cut off in the middle', async () => {
    const byLength = await talkTo((_, response) => {
      response.writeHead(200, { 'content-length': 500 });
      response.write('{"a":');
      setTimeout(() => response.destroy(), 30);
    });
    const length = await byLength.send().catch((error) => error.code);
    const byChunk = await talkTo((_, response) => {
      response.writeHead(200).write('{"a":');
      setTimeout(() => response.destroy(), 30);
    });
    const chunk = await byChunk.send().catch((error) => error.code);
    for (const code of [length, chunk]) expect(['connection_lost', 'answer_incomplete']).toContain(code);
  });

  it('says that a request may have arrived when the connection breaks after it', async () => {
    const { server, send } = await talkTo((_, response) => response.destroy());
    expect((await expectAppError(send(), 'connection_lost')).details.sent).toBe('maybe');
    expect(server.seen).toHaveLength(1);
  });

  it('takes damaged gzip and an answer that is no HTTP for bad answers', async () => {
    const gzip = await talkTo((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end('not packed at all');
    });
    await expectAppError(gzip.send(), 'answer_incomplete');
    const noise = await talkTo((_, response) => response.socket?.end('HELLO THERE\r\n\r\n'));
    await expectAppError(noise.send(), 'not_json');
  });

  it('stops reading at the cap, packed or not', async () => {
    const maxBytes = 100_000;
    const bomb = gzipSync('x'.repeat(5_000_000));
    const plain = await talkTo((_, response) => response.end('x'.repeat(maxBytes + 1)), { maxBytes });
    expect((await expectAppError(plain.send(), 'answer_too_large')).details.limitBytes).toBe(maxBytes);
    const packed = await talkTo(
      (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end(bomb);
      },
      { maxBytes },
    );
    await expectAppError(packed.send(), 'answer_too_large');
    const exact = await talkTo((_, response) => response.end('x'.repeat(maxBytes)), { maxBytes });
    expect((await exact.send()).body.byteLength).toBe(maxBytes);
  });

  it('stops when the caller gives up, and sends nothing when he had before', async () => {
    const server = await startServer(() => undefined);
    const transport = createTransport({ origins: [server.origin] });
    const caller = new AbortController();
    const sending = transport.sendRequest(get(server.origin), caller.signal);
    setTimeout(() => caller.abort(), 100);
    expect((await expectAppError(sending, 'cancelled')).details.sent).toBe('maybe');
    expect(server.seen).toHaveLength(1);
    const late = transport.sendRequest(get(server.origin), caller.signal);
    expect((await expectAppError(late, 'cancelled')).details.sent).toBe('no');
    expect(server.seen).toHaveLength(1);
  });

  it('puts no secret into an error', async () => {
    const { send } = await talkTo((_, response) => response.destroy());
    const error = await expectAppError(send(), 'connection_lost');
    expect(error.message + JSON.stringify(error.details)).not.toContain(secret);
  });
});
