import { expect, it } from 'vitest';
import { createCodeOrder } from '../../../src-main/desk/db/order-codes.ts';

/** Scattered, but the same each time. */
const scattered = (at: number) => (at * 7_919_999) % 1_000_003;

/** As far as their order is kept. */
const shortened = (code: string) => code.slice(0, code.length === 15 ? 15 : 10);

function partsOf(codes: readonly string[]): string[][] {
  const order = createCodeOrder(codes.length);
  const lines = codes.map((_, at) => at + 2);
  order.add({ codes: codes.slice(0, 7), lines: lines.slice(0, 7) });
  order.add({ codes: codes.slice(7), lines: lines.slice(7) });
  return [...order.parts()]
    .filter((part) => part.codes.length > 0)
    .map((part) => {
      expect(part.lines.map((line) => codes[line - 2])).toEqual(part.codes);
      return part.codes;
    });
}

it.each([
  ['IMEIs', (at: number) => `35180011${String(scattered(at)).padStart(7, '0')}`],
  ['serial numbers', (at: number) => `R58${scattered(at).toString(36).toUpperCase().padStart(8, '0')}`],
])('gives %s back in parts, in their order, with the line of each', (_, codeOf) => {
  const codes = Array.from({ length: 30_000 }, (_, at) => codeOf(at));
  const parts = partsOf(codes);
  expect(parts.length).toBeGreaterThan(3);
  expect(parts.flat().map(shortened)).toEqual(codes.map(shortened).sort());
  expect(parts.flat().sort()).toEqual(codes.toSorted());
});

it('gives back none of no codes, and all of those that are the same', () => {
  expect(partsOf([])).toEqual([]);
  expect(partsOf(Array.from({ length: 9_000 }, () => 'é')).flat()).toHaveLength(9_000);
});
