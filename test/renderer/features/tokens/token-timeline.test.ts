import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  needsAttention,
  placeOfDays,
  standingOf,
  stretchOf,
} from '../../../../src-renderer/features/tokens/token-timeline.ts';

const now = new Date('2026-11-22T10:00:00.000Z');
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString();
const standing = (hours: number, warningDays = 3) => standingOf(inHours(hours), now, warningDays);

describe('how a token stands', () => {
  it('is told by its end and by the days from which it is warned of', () => {
    expect([-1, 1, 71, 72, 90 * 24, 91 * 24].map((hours) => standing(hours))).toEqual([
      { nearness: 'dead', days: -1 },
      { nearness: 'soon', days: 0 },
      { nearness: 'soon', days: 2 },
      { nearness: 'calm', days: 3 },
      { nearness: 'calm', days: 90 },
      { nearness: 'far', days: 91 },
    ]);
    expect(standing(1, 0).nearness).toBe('calm');
    expect([standingOf('never', now, 3), standingOf(null, now, 3)].map(({ nearness }) => nearness)).toEqual([
      ...['never', 'unknown'],
    ]);
  });

  it('needs somebody when it is warned of, or dead with devices that wait for it', () => {
    expect([needsAttention('soon', 0), needsAttention('dead', 4), needsAttention('dead', 0)]).toEqual([
      ...[true, true, false],
    ]);
    expect(needsAttention('never', 9)).toBe(false);
  });
});

describe('the time line', () => {
  it('puts the dead left of today, later ends further right, and what never ends at the end', () => {
    const today = placeOfDays(0);
    const dead = stretchOf(standing(-24 * 9));
    expect((dead?.left ?? 0) + (dead?.width ?? 0)).toBeCloseTo(today);
    expect(dead?.left).toBeLessThan(today);
    const never = stretchOf({ nearness: 'never', days: null });
    expect([never?.left, (never?.left ?? 0) + (never?.width ?? 0)]).toEqual([today, 100]);
    expect(stretchOf({ nearness: 'unknown', days: null })).toBeNull();
  });

  it('keeps every end on the line and in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 1, max: 500 }), (days, more) => {
        const [here, there] = [placeOfDays(days), placeOfDays(days + more)];
        expect(here).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(100);
        expect(there).toBeGreaterThanOrEqual(here);
      }),
    );
  });
});
