import { describe, expect, it } from 'vitest';
import { measureProgress } from '../../../../src-main/desk/features/sync/measure-progress.ts';
import { createFastClock } from '../../../helpers/fast-clock.ts';

describe('progress', () => {
  it('reckons rate and time left from what was done since it began', () => {
    let now = 1_000;
    const clock = { ...createFastClock(), monotonicMs: () => now };
    const progress = measureProgress(clock, 500);
    expect(progress(500, 2_000)).toEqual({ done: 500, total: 2_000, perSecond: 0, leftMs: null });
    now += 10_000;
    expect(progress(1_000, 2_000)).toEqual({ done: 1_000, total: 2_000, perSecond: 50, leftMs: 20_000 });
    expect(progress(1_000, null)).toMatchObject({ total: null, leftMs: null });
    expect(progress(2_100, 2_000).leftMs).toBe(0);
  });
});
