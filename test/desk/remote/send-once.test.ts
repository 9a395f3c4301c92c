import { request as nodeRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createTransport } from '../../../src-main/desk/remote/http.ts';
import { createSendOnce } from '../../../src-main/desk/remote/send-once.ts';
import { expectAppError, never } from './expect-app-error.ts';
import { type Answer, json, startServer } from './loopback-server.ts';

/** Node's requests in the place of Electron's: they have the same shape. */
const sendOnce = createSendOnce(({ method, url }) => nodeRequest(url, { method }));

async function talkTo(answer: Answer) {
  const server = await startServer(answer);
  const deadlines = { headersMs: 300, idleMs: 300, totalMs: 2_000 };
  const transport = createTransport({ origins: [server.origin], fetch: sendOnce, deadlines });
  const headers = { 'content-type': 'application/json', 'x-knox-apitoken': 'abc' };
  const request = { method: 'PUT', url: `${server.origin}/a`, headers, body: '{"a":"é"}' } as const;
  return { server, send: (signal = never) => transport.sendRequest(request, signal) };
}

describe('a change sent once', () => {
  it('arrives whole, on a connection of its own each time', async () => {
    const { server, send } = await talkTo(json({ b: 'ü' }, 201));
    for (const _ of [1, 2, 3]) {
      const answer = await send();
      expect([answer.status, Buffer.from(answer.body).toString(), answer.header('content-type')]).toEqual([
        201,
        '{"b":"ü"}',
        'application/json',
      ]);
    }
    expect(server.connections()).toBe(3);
    expect(server.seen[2]).toMatchObject({ method: 'PUT', url: '/a', body: '{"a":"é"}' });
    expect(server.seen[2]?.headers).toMatchObject({ connection: 'close', 'x-knox-apitoken': 'abc' });
  });

  it('gives an answer without a body', async () => {
    const { send } = await talkTo((_, response) => response.writeHead(204).end());
    expect((await send()).body.byteLength).toBe(0);
  });

  it('is refused, lost or late as any other, and not sent again', async () => {
    const redirected = await talkTo((_, response) => response.writeHead(302, { location: '/b' }).end());
    await expectAppError(redirected.send(), 'redirect_refused');
    const lost = await talkTo((_, response) => response.destroy());
    expect((await expectAppError(lost.send(), 'connection_lost')).details.sent).toBe('maybe');
    const hanging = await talkTo(() => undefined);
    expect((await expectAppError(hanging.send(), 'timeout')).details.stage).toBe('headers');
    const stuck = await talkTo((_, response) => response.writeHead(200).write('{'));
    expect((await expectAppError(stuck.send(), 'timeout')).details.stage).toBe('idle');
    for (const { server } of [redirected, lost, hanging, stuck]) expect(server.seen).toHaveLength(1);
  });

  it('can be given up', async () => {
    const { send } = await talkTo(() => undefined);
    const caller = new AbortController();
    const sending = send(caller.signal);
    setTimeout(() => caller.abort(), 50);
    await expectAppError(sending, 'cancelled');
  });
});
