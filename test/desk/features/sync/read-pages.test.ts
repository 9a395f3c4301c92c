import { describe, expect, it } from 'vitest';
import { gathered, type Page, pages } from '../../../../src-main/desk/features/sync/read-pages.ts';

const all = Array.from({ length: 950 }, (_, n) => `item ${n}`);
const key = (item: string) => item;

async function collect<Item>(from: AsyncIterable<Item[]>): Promise<Item[][]> {
  const parts: Item[][] = [];
  for await (const part of from) parts.push(part);
  return parts;
}

describe('the pages of a list', () => {
  const server =
    (total = all.length) =>
    async ({ page, pageSize }: Page) => ({
      items: all.slice(page * pageSize, (page + 1) * pageSize),
      total,
    });

  it('are read to the count, two hundred at a time unless told', async () => {
    expect((await collect(pages(server(), key))).map(({ length }) => length)).toEqual([200, 200, 200, 200, 150]);
    expect((await collect(pages(server(), key, 500))).flat()).toEqual(all);
  });

  it('end when one brings nothing, or nothing new, whatever the count says', async () => {
    expect((await collect(pages(server(5000), key))).flat()).toEqual(all);
    const stuck = async () => ({ items: all.slice(0, 10), total: 5000 });
    expect(await collect(pages(stuck, key))).toHaveLength(1);
  });

  it('are put together to as many as are written at once', async () => {
    const parts = await collect(gathered(pages(server(), key), 400));
    expect(parts.map(({ length }) => length)).toEqual([400, 400, 150]);
  });
});
