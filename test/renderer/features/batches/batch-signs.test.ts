import { describe, expect, it } from 'vitest';
import {
  batchLooks,
  findingLooks,
  isOverdue,
  middleOf,
} from '../../../../src-renderer/features/batches/batch-signs.ts';

describe('how batches are drawn', () => {
  it('gives no two findings and no two states the same colour and shape', () => {
    for (const looks of [findingLooks, batchLooks]) {
      const seen = Object.values(looks).map(({ tone, shape }) => `${tone} ${shape}`);
      expect(new Set(seen).size).toBe(seen.length);
    }
  });

  it('calls a batch overdue from the day after, in the calendar of the person, unless it is closed', () => {
    const due = { dueAt: '2026-11-26', state: 'open' } as const;
    expect(isOverdue(due, new Date(2026, 10, 26, 23, 59))).toBe(false);
    expect(isOverdue(due, new Date(2026, 10, 27, 0, 1))).toBe(true);
    expect(isOverdue({ ...due, state: 'closed' }, new Date(2026, 10, 27))).toBe(false);
    expect(isOverdue({ ...due, dueAt: null }, new Date(2026, 10, 27))).toBe(false);
  });

  it('writes a day as that day wherever it is read', () => {
    expect(new Date(middleOf('2026-11-26')).getDate()).toBe(26);
  });
});
