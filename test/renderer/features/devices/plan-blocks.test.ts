import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOCK_ROWS, blocksOf, isNear, sameBlocks } from '../../../../src-renderer/features/devices/plan-blocks.ts';

describe('blocks of rows', () => {
  it('are never more than the desk answers at once', () => {
    expect(BLOCK_ROWS).toBeLessThanOrEqual(200);
  });

  it('cover every drawn row, with one block or two', () => {
    fc.assert(
      fc.property(fc.nat({ max: 999_999 }), fc.integer({ min: 1, max: BLOCK_ROWS }), (first, count) => {
        const { head, tail } = blocksOf({ first, end: first + count });
        expect(head * BLOCK_ROWS).toBeLessThanOrEqual(first);
        expect((tail + 1) * BLOCK_ROWS).toBeGreaterThanOrEqual(first + count);
        expect(tail - head).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('follow one another when somebody reads on, and do not when the scroll bar flies', () => {
    const here = blocksOf({ first: 190, end: 230 });
    expect(here).toEqual({ head: 0, tail: 1 });
    expect(isNear(here, { head: 1, tail: 2 })).toBe(true);
    expect(isNear(here, { head: 2, tail: 2 })).toBe(true);
    expect(isNear({ head: 7, tail: 7 }, { head: 6, tail: 6 })).toBe(true);
    expect(isNear(here, { head: 40, tail: 41 })).toBe(false);
    expect(isNear({ head: 40, tail: 41 }, here)).toBe(false);
    expect(sameBlocks(here, { head: 0, tail: 1 })).toBe(true);
  });

  it('of an empty list are the first one', () => {
    expect(blocksOf({ first: 0, end: 0 })).toEqual({ head: 0, tail: 0 });
  });
});
