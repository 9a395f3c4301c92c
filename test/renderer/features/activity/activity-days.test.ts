import { describe, expect, it } from 'vitest';
import { dayFrom, dayTo, endOf, startOf } from '../../../../src-renderer/features/activity/activity-days.ts';

describe('the days of the filter', () => {
  it('are whole days where the reader is', () => {
    expect(new Date(startOf('2026-11-22')).toString()).toContain('Nov 22 2026 00:00:00');
    expect(new Date(endOf('2026-11-22')).toString()).toContain('Nov 23 2026 00:00:00');
  });

  it.each(['2026-11-22', '2026-03-29', '2026-10-25', '2024-02-29', '2026-12-31'])('%s comes back as it was', (day) => {
    expect([dayFrom(startOf(day)), dayTo(endOf(day))]).toEqual([day, day]);
  });

  it('are none where none is chosen', () => {
    expect([dayFrom(undefined), dayTo(undefined)]).toEqual(['', '']);
  });
});
