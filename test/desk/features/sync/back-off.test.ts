import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs, confirmationGapMs, LONGEST_BACKOFF_MS } from '../../../../src-main/desk/features/sync/back-off.ts';

describe('backoff', () => {
  it('is spread over the whole of a ceiling that doubles up to five minutes', () => {
    expect([1, 2, 3].map((failures) => backoffMs(failures, 1))).toEqual([2_000, 4_000, 8_000]);
    expect([backoffMs(3, 0), backoffMs(3, 0.5), backoffMs(40, 1)]).toEqual([0, 4_000, LONGEST_BACKOFF_MS]);
  });

  it('never leaves its bounds', () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.nat(1_000), chance, (failures, random) => {
        const wait = backoffMs(failures, random);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(LONGEST_BACKOFF_MS);
      }),
    );
  });

  it('lets readings for what was accepted grow rarer, down to one a minute', () => {
    const gaps = [0, 1, 2, 3, 4, 5, 6, 7, 8, 100].map(confirmationGapMs);
    expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
    expect([gaps[0], gaps.at(-1)]).toEqual([500, 60_000]);
  });
});
