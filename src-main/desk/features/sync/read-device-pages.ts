import type { KnoxDevice } from '#shared/domain/knox-records.ts';
import type { KnoxClient } from '../../services.ts';
import type { DistinctCounter } from './count-distinct.ts';

/** Pages asked for before the one at hand is dealt with; the client keeps the pace all the same. */
const READ_AHEAD = 4;
/** No tenant has so many pages: a list that goes on is broken. */
const MOST_PAGES = 1_000_000;

/** What to read: from which page on, in pages of which size, changed since when; `seen` counts the devices. */
export type DeviceQuery = {
  firstPage: number;
  pageSize: number;
  changedAfter?: Date;
  seen: DistinctCounter;
};

/** One page in order. `pageSize` is what the server grants: ask for that much when going on later. */
export type DevicePage = { page: number; pageSize: number; devices: KnoxDevice[]; total: number };

type Answer = { items: KnoxDevice[]; total: number };

/**
 * Reads devices page by page, a few pages ahead. Ends when as many different devices came as the server counts, or a page
 * is empty or brings nothing new (knox-api 2.1): a short page alone is no end.
 */
export async function* readDevicePages(
  knox: KnoxClient,
  query: DeviceQuery,
  signal: AbortSignal,
): AsyncGenerator<DevicePage, void> {
  const abandon = new AbortController();
  const both = AbortSignal.any([signal, abandon.signal]);
  const ask = (page: number, pageSize: number): Promise<Answer> => {
    const { changedAfter } = query;
    const answer = knox.listDevices({ page, pageSize, ...(changedAfter ? { changedAfter } : {}) }, both);
    // A page asked for ahead may never be looked at: its failure must not end the process.
    answer.catch(() => undefined);
    return answer;
  };
  try {
    for await (const page of inOrder(ask, query)) {
      signal.throwIfAborted();
      yield page;
    }
    signal.throwIfAborted();
  } finally {
    abandon.abort();
  }
}

async function* inOrder(
  ask: (page: number, pageSize: number) => Promise<Answer>,
  query: DeviceQuery,
): AsyncGenerator<DevicePage, void> {
  let { pageSize } = query;
  const ahead: Promise<Answer>[] = [ask(query.firstPage, pageSize)];
  for (let page = query.firstPage; page < MOST_PAGES; page += 1) {
    const { items, total } = await (ahead.shift() ?? ask(page, pageSize));
    let fresh = 0;
    for (const { deviceId } of items) if (query.seen.add(deviceId)) fresh += 1;
    // Asking for no more than is granted keeps page numbers meaning the same, however the server reckons them.
    if (page === 0 && items.length > 0 && items.length < Math.min(pageSize, total)) pageSize = items.length;
    const last = fresh === 0 || query.seen.size >= total;
    if (!last) {
      const lastPage = Math.ceil(total / pageSize) - 1;
      for (let next = page + 1 + ahead.length; ahead.length < READ_AHEAD && next <= lastPage; next += 1)
        ahead.push(ask(next, pageSize));
    }
    if (items.length > 0) yield { page, pageSize, devices: items, total };
    if (last) return;
  }
}
