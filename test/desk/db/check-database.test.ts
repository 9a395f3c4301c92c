import { expect, it } from 'vitest';
import { checkDatabase } from '../../../src-main/desk/db/check-database.ts';
import { flipPages, makeBigWorkspace, pagesOf } from './damage-pages.ts';

it('says nothing of a whole database, and goes through it table by table', async () => {
  const { cache } = await makeBigWorkspace();
  const steps: number[] = [];
  expect(checkDatabase(cache, (done, total) => void steps.push(done / total))).toEqual([]);
  expect(steps.length).toBeGreaterThan(10);
  expect(steps.at(-1)).toBe(1);
  expect([...steps].sort((a, b) => a - b)).toEqual(steps);
});

it('says what is wrong, twenty lines at most', async () => {
  const { cache } = await makeBigWorkspace();
  for (const tree of ['devices', 'devices_by_serial', 'device_words_parts_data']) {
    const restore = flipPages(cache, pagesOf(cache, tree).slice(1, 2));
    const lines = checkDatabase(cache, () => undefined);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThanOrEqual(20);
    restore();
  }
});
