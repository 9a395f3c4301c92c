import { AppError } from '#shared/errors.ts';
import type { HttpRequest, Transport } from '../http.ts';
import type { Pacer } from '../pacer.ts';
import { isObject } from '../read-answer.ts';
import { pick, type RawRecord, readCount } from '../read-fields.ts';
import { type RepeatContext, repeatRead } from '../repeat-read.ts';
import type { ServerClock } from '../server-clock.ts';
import { readEnvelope } from './ivanti-error.ts';
import type { IvantiWire } from './wire.ts';

/** What every call to Ivanti goes through. `baseUrl` without a slash at its end; `authorization` is a secret. */
export type IvantiLine = {
  baseUrl: string;
  authorization: string;
  wire: IvantiWire;
  transport: Transport;
  pacer: Pacer;
  serverClock: ServerClock;
  repeat: RepeatContext;
};

/** One call of Ivanti's API. */
export type IvantiRequest = {
  method: HttpRequest['method'];
  path: string;
  query?: Readonly<Record<string, string>>;
  body?: Readonly<Record<string, unknown>>;
};

/** One page of one of Ivanti's lists. */
export type IvantiListQuery = { path: string; first: number; rows: number; query?: Readonly<Record<string, string>> };

/** The header of HTTP basic authentication, in UTF-8 (RFC 7617). */
export function basicAuthorization(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}

/** A path of the dialect with an id in its place. */
export function fillPath(path: string, id: string, place: '{id}' | '{deviceId}' = '{id}'): string {
  return path.replace(place, encodeURIComponent(id));
}

/** A page of no more rows than the server gives at once: one that gave fewer than it was asked for would skip the rest. */
export function rowsOf({ wire }: IvantiLine, page: number, pageSize: number): { first: number; rows: number } {
  const rows = Math.min(pageSize, wire.mostRows);
  return { first: page * rows, rows };
}

/** Sends Ivanti a change, once, and answers what its envelope holds. */
export async function callIvanti(line: IvantiLine, request: IvantiRequest, signal: AbortSignal): Promise<unknown> {
  const { pacer, transport, serverClock, wire } = line;
  const { method, path, query, body } = request;
  await pacer.turn(signal);
  const search = query === undefined ? '' : `?${new URLSearchParams(query)}`;
  const headers = { accept: 'application/json', 'content-type': 'application/json', authorization: line.authorization };
  const text = body === undefined ? {} : { body: JSON.stringify(body) };
  try {
    const answer = await transport.sendRequest({ method, url: line.baseUrl + path + search, headers, ...text }, signal);
    serverClock.note(answer);
    return readEnvelope(wire.envelope, answer, serverClock.nowMs());
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message, details } = error;
    if (code === 'rate_limited' && typeof details.retryAfterMs === 'number') pacer.pause(details.retryAfterMs);
    // What Samsung is asked alone need not wait for Ivanti.
    throw new AppError(code, message, { ...details, server: 'ivanti' }, { cause: error });
  }
}

/** Reads one page of a list; repeated a few times when it fails in passing. */
export async function listFromIvanti<Item>(
  line: IvantiLine,
  list: IvantiListQuery,
  read: (raw: RawRecord) => Item | null,
  signal: AbortSignal,
): Promise<{ items: Item[]; total: number; rows: number }> {
  const { paging, envelope } = line.wire;
  const query = { ...list.query, [paging.rows]: String(list.rows), [paging.start]: String(list.first) };
  const request = { method: 'GET', path: list.path, query } as const;
  const result = await repeatRead(line.repeat, signal, () => callIvanti(line, request, signal));
  const body = Array.isArray(result) ? { [envelope.items[0] ?? '']: result } : result;
  const found = isObject(body) ? pick(body, envelope.items) : undefined;
  if (!isObject(body) || !Array.isArray(found)) {
    const details = { field: 'envelope.items', path: list.path };
    throw new AppError('answer_unexpected', `the answer of ${list.path} is not what wire/ivanti.json expects`, details);
  }
  const items = found.flatMap((row: unknown) => (isObject(row) ? (read(row) ?? []) : []));
  // Without a count there is more for as long as pages bring something.
  const total = readCount(body, envelope.total) ?? list.first + found.length + (found.length > 0 ? 1 : 0);
  return { items, total, rows: found.length };
}

/** How the rows of a whole list are read, and what tells one item from another. */
export type IvantiListing<Item> = { read(raw: RawRecord): Item | null; keyOf(item: Item): string };

/** Reads a whole list: until the count is reached, or a page is empty or brings nothing new. */
export async function listAllFromIvanti<Item>(
  line: IvantiLine,
  list: Pick<IvantiListQuery, 'path' | 'query'>,
  { read, keyOf }: IvantiListing<Item>,
  signal: AbortSignal,
): Promise<Item[]> {
  const found = new Map<string, Item>();
  for (let first = 0; ; ) {
    const page = await listFromIvanti(line, { ...list, first, rows: line.wire.mostRows }, read, signal);
    const before = found.size;
    for (const item of page.items) found.set(keyOf(item), item);
    first += page.rows;
    const stale = page.items.length > 0 && found.size === before;
    if (page.rows === 0 || stale || first >= page.total) return [...found.values()];
  }
}
