import { describe, expect, it } from 'vitest';
import { createTransport } from '../../../../src-main/desk/remote/http.ts';
import {
  basicAuthorization,
  callIvanti,
  type IvantiLine,
  listAllFromIvanti,
  listFromIvanti,
} from '../../../../src-main/desk/remote/ivanti/ivanti-call.ts';
import { createPacer } from '../../../../src-main/desk/remote/pacer.ts';
import { createServerClock } from '../../../../src-main/desk/remote/server-clock.ts';
import { expectAppError, never } from '../expect-app-error.ts';
import { createFakeClock } from '../fake-clock.ts';
import { type Answer, json, startServer } from '../loopback-server.ts';
import { usualIvantiWire } from './usual-wire.ts';

async function lineTo(answer: Answer) {
  const server = await startServer(answer);
  const clock = createFakeClock(Date.now());
  const line: IvantiLine = {
    baseUrl: `${server.origin}/ivanti`,
    authorization: basicAuthorization('desk@meridian.example', 'pässword:1'),
    wire: { ...(await usualIvantiWire()), mostRows: 2 },
    transport: createTransport({ origins: [server.origin] }),
    pacer: createPacer(clock, 0),
    serverClock: createServerClock(clock),
    repeat: { clock, random: () => 0 },
  };
  return { server, line };
}

const result = (searchResults: unknown, totalCount?: unknown) =>
  json({ errors: null, result: { totalCount, searchResults } });
const all = (line: IvantiLine) =>
  listAllFromIvanti(line, { path: '/a' }, { read: (raw) => raw.id ?? null, keyOf: String }, never);

describe('basicAuthorization', () => {
  it('is the header of RFC 7617 in UTF-8', () => {
    expect(basicAuthorization('Aladdin', 'open sesame')).toBe('Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==');
    expect(basicAuthorization('test', '123£')).toBe('Basic dGVzdDoxMjPCow==');
  });
});

describe('callIvanti', () => {
  it('sends a change once, whatever happens', async () => {
    const { server, line } = await lineTo((_, response) => response.destroy());
    const request = { method: 'POST', path: '/a', body: { days: 7 } } as const;
    expect((await expectAppError(callIvanti(line, request, never), 'connection_lost')).details.sent).toBe('maybe');
    expect(server.seen).toHaveLength(1);
    expect(server.seen[0]).toMatchObject({ method: 'POST', url: '/ivanti/a', body: '{"days":7}' });
    expect(server.seen[0]?.headers.authorization).toBe(line.authorization);
  });

  it('keeps everybody back during a pause', async () => {
    const { server, line } = await lineTo(json({ errors: [], result: null }, 429, { 'retry-after': '600' }));
    const request = { method: 'GET', path: '/a' } as const;
    for (const expected of ['maybe', 'no']) {
      expect((await expectAppError(callIvanti(line, request, never), 'rate_limited')).details.sent).toBe(expected);
    }
    expect(server.seen).toHaveLength(1);
  });
});

describe('listFromIvanti', () => {
  it('asks for rows and where they start, and reads any of the known envelopes', async () => {
    const { server, line } = await lineTo(result([{ id: 'a' }, { other: 1 }], '7'));
    const list = { path: '/a', first: 40, rows: 20, query: { q: 'x y' } };
    const page = await listFromIvanti(line, list, (raw) => raw.id ?? null, never);
    expect(page).toEqual({ items: ['a'], total: 7, rows: 2 });
    expect(server.seen[0]?.url).toBe('/ivanti/a?q=x+y&rows=20&start=40');
    const bare = await lineTo(json({ errors: null, result: [{ id: 'a' }] }));
    expect((await listFromIvanti(bare.line, list, (raw) => raw.id ?? null, never)).total).toBe(42);
  });

  it('names the field when there is no list', async () => {
    const { line } = await lineTo(json({ errors: null, result: { rows: [] } }));
    const list = { path: '/a', first: 0, rows: 20 };
    const error = await expectAppError(
      listFromIvanti(line, list, (raw) => raw, never),
      'answer_unexpected',
    );
    expect(error.details.field).toBe('envelope.items');
  });
});

describe('listAllFromIvanti', () => {
  it('reads on until the count is reached, or a page is empty when there is no count', async () => {
    for (const total of [5, undefined]) {
      const { line } = await lineTo((request, response) => {
        const start = Number(new URL(request.url, 'http://a').searchParams.get('start'));
        const rows = [0, 1, 2, 3, 4].map((id) => ({ id: `i${id}` })).slice(start, start + 2);
        result(rows, total)(request, response);
      });
      expect(await all(line)).toEqual(['i0', 'i1', 'i2', 'i3', 'i4']);
    }
  });

  it('ends with a server that gives the same page for ever and no count', { timeout: 3_000 }, async () => {
    const { server, line } = await lineTo(result([{ id: 'a' }, { id: 'b' }]));
    expect(await all(line)).toEqual(['a', 'b']);
    expect(server.seen).toHaveLength(2);
  });
});
