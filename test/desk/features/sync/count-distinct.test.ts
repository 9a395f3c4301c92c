import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDistinctCounter } from '../../../../src-main/desk/features/sync/count-distinct.ts';

describe('counting different texts', () => {
  it('agrees with a Set', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('a', 'b', '')), { maxLength: 3_000 }), (texts) => {
        const counter = createDistinctCounter();
        const set = new Set<string>();
        for (const text of texts) {
          expect(counter.add(text)).toBe(!set.has(text));
          set.add(text);
        }
        expect(counter.size).toBe(set.size);
      }),
    );
  });

  it('tells 300,000 ids that differ in their last digits apart', () => {
    const counter = createDistinctCounter();
    for (let n = 0; n < 300_000; n += 1) counter.add(`KD${String(n).padStart(12, '0')}`);
    for (let n = 0; n < 300_000; n += 7) counter.add(`KD${String(n).padStart(12, '0')}`);
    expect(counter.size).toBe(300_000);
  });
});
