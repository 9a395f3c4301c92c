import { expect, it } from 'vitest';
import { createCodeOrder } from '../../../src-main/desk/db/order-codes.ts';

/** Scattered, but the same each time. */
const scattered = (at: number) => (at * 7_919_999) % 1_000_003;

function partsOf(codes: readonly (string | null)[]): (string | null)[][] {
  const order = createCodeOrder(codes.length);
  order.add(codes.slice(0, 7));
  order.add(codes.slice(7));
  return [...order.parts()]
    .filter(({ length }) => length > 0)
    .map((part) => Array.from(part, (row) => codes[row - 1] ?? null));
}

it.each([
  ['IMEIs', (at: number) => `35180011${String(scattered(at)).padStart(7, '0')}`],
  ['serial numbers', (at: number) => `R58${scattered(at).toString(36).toUpperCase().padStart(8, '0')}`],
])('gives rows back in parts, each of %s that follow those of the part before', (_, codeOf) => {
  const codes = Array.from({ length: 30_000 }, (_, at) => (at % 5 === 0 ? null : codeOf(at)));
  const parts = partsOf(codes);
  expect(parts.flat().sort()).toEqual(codes.filter((code) => code !== null).sort());
  expect(parts.length).toBeGreaterThan(6);
  const ends = parts.map((part) => part.sort()).flatMap((part) => [part[0], part.at(-1)]);
  expect(ends).toEqual([...ends].sort());
});

it('gives back none of no codes, and all of those that are the same', () => {
  expect(partsOf([])).toEqual([]);
  expect(partsOf([null, null])).toEqual([]);
  expect(partsOf(Array.from({ length: 9_000 }, () => 'é')).flat()).toHaveLength(9_000);
});
