import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  HEADER_HEIGHT,
  MAX_ELEMENT_HEIGHT,
  ROW_HEIGHT,
  reachableRows,
  rowsInView,
  rowsToDraw,
  scrollTopToShow,
} from '../../../src-renderer/ui/fixed-rows.ts';

const total = fc.integer({ min: 0, max: 1_000_000 });
const height = fc.integer({ min: 0, max: 3000 });

describe('a list of rows of one height', () => {
  it('holds 1,000,000 rows and its header in the tallest element Chromium makes', () => {
    expect(reachableRows(1_000_000)).toBe(1_000_000);
    expect(HEADER_HEIGHT + 1_000_000 * ROW_HEIGHT).toBeLessThanOrEqual(MAX_ELEMENT_HEIGHT);
  });

  it('stops at the last row that can be reached when there are more', () => {
    const rows = reachableRows(10_000_000);
    expect(HEADER_HEIGHT + rows * ROW_HEIGHT).toBeLessThanOrEqual(MAX_ELEMENT_HEIGHT);
    expect(HEADER_HEIGHT + (rows + 1) * ROW_HEIGHT).toBeGreaterThan(MAX_ELEMENT_HEIGHT);
  });

  it('says which rows are in view', () => {
    expect(rowsInView({ scrollTop: 0, height: 640 }, 2412)).toEqual({ first: 0, end: 20 });
    expect(rowsInView({ scrollTop: 3200, height: 640 }, 2412)).toEqual({ first: 100, end: 120 });
    expect(rowsInView({ scrollTop: 0, height: 640 }, 7)).toEqual({ first: 0, end: 7 });
    expect(rowsInView({ scrollTop: 31_999_360, height: 640 }, 1_000_000)).toEqual({ first: 999_980, end: 1_000_000 });
  });

  it('draws every row in view, wherever it is scrolled to', () => {
    fc.assert(
      fc.property(total, height, fc.double({ min: 0, max: 1, noNaN: true }), (rows, high, share) => {
        const viewport = { scrollTop: share * Math.max(0, rows * ROW_HEIGHT - high), height: high };
        const seen = rowsInView(viewport, rows);
        const drawn = rowsToDraw(viewport, rows);
        expect(drawn.first).toBeLessThanOrEqual(seen.first);
        expect(drawn.end).toBeGreaterThanOrEqual(seen.end);
        expect(drawn.first).toBeGreaterThanOrEqual(0);
        expect(drawn.end).toBeLessThanOrEqual(rows);
      }),
    );
  });

  it('draws the same number of rows everywhere, so that their elements can be used again', () => {
    fc.assert(
      fc.property(total, height, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (rows, high, shares) => {
        const counts = shares.map((share) => {
          const drawn = rowsToDraw({ scrollTop: share * rows * ROW_HEIGHT, height: high }, rows);
          return drawn.end - drawn.first;
        });
        expect(new Set(counts).size).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('does not scroll to show a row that is in view, and shows others whole', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999 }),
        fc.integer({ min: 0, max: 31_000_000 }),
        fc.constantFrom('nearest' as const, 'middle' as const),
        (row, scrollTop, align) => {
          const viewport = { scrollTop, height: 640 };
          const next = scrollTopToShow(row, viewport, align);
          const top = row * ROW_HEIGHT;
          expect(top).toBeGreaterThanOrEqual(next);
          expect(top + ROW_HEIGHT).toBeLessThanOrEqual(next + 640);
          if (top >= scrollTop && top + ROW_HEIGHT <= scrollTop + 640) expect(next).toBe(scrollTop);
        },
      ),
    );
  });
});
