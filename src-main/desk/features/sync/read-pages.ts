import { createDistinctCounter } from './count-distinct.ts';

const PAGE_SIZE = 200;

/** Pages put together to as many rows as are written at once. */
export async function* gathered<Item>(read: AsyncIterable<Item[]>, least: number): AsyncGenerator<Item[], void> {
  let rows: Item[] = [];
  for await (const page of read) {
    rows.push(...page);
    if (rows.length < least) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

/** Which page of a list to ask for. */
export type Page = { page: number; pageSize: number };

/** The pages of a list: until the count is reached, or a page is empty or brings nothing new. */
export async function* pages<Item>(
  ask: (query: Page) => Promise<{ items: Item[]; total: number }>,
  keyOf: (item: Item) => string,
  pageSize = PAGE_SIZE,
): AsyncGenerator<Item[], void> {
  const seen = createDistinctCounter();
  let read = 0;
  for (let page = 0; ; page += 1) {
    const { items, total } = await ask({ page, pageSize });
    const before = seen.size;
    for (const item of items) seen.add(keyOf(item));
    if (seen.size === before) return;
    yield items;
    read += items.length;
    if (read >= total) return;
  }
}
