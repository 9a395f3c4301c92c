import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIsoWriter } from '../../../src-main/desk/remote/iso-time.ts';

describe('the ISO writer', () => {
  it('writes what Date writes, for every moment a Date can hold', () => {
    const write = createIsoWriter();
    fc.assert(
      fc.property(fc.integer({ min: -8.64e15, max: 8.64e15 }), (ms) => {
        expect(write(ms)).toBe(new Date(ms).toISOString());
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1_500_000_000_000, max: 2_000_000_000_000 }), (ms) => {
        expect(write(ms)).toBe(new Date(ms).toISOString());
      }),
      { numRuns: 3000 },
    );
  });

  it('drops parts of a millisecond, as Date does', () => {
    const write = createIsoWriter();
    for (const ms of [1_795_341_600_000.9, 0.4, -0.4, -1.5]) expect(write(ms)).toBe(new Date(ms).toISOString());
  });
});
