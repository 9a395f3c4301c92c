import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysLeft, endOfLife, readDays, tokenDaysSchema, tokenLifeSchema } from '#shared/domain/enrollment-token.ts';

const isDays = (days: unknown) => tokenDaysSchema.safeParse(days).success;

describe('the life of an enrolment token (behaviours 55, 56, 89, 90)', () => {
  it('is a whole number of days from 7 to 999, both included', () => {
    expect([6, 7, 999, 1000].map(isDays)).toEqual([false, true, true, false]);
    expect([7.5, -7, 0, Number.NaN, Number.POSITIVE_INFINITY, '7', null].some(isDays)).toBe(false);
    fc.assert(
      fc.property(fc.double(), (days) => isDays(days) === (Number.isInteger(days) && days >= 7 && days <= 999)),
    );
  });

  it('is typed as digits alone', () => {
    expect(['7', ' 30 ', '999', '6', '1e2', '7.0', '', '+9', '٧'].map(readDays)).toEqual([
      ...[7, 30, 999, null, null, null, null, null, null],
    ]);
  });

  it('never ends only when that is said: it is a state of its own', () => {
    expect(tokenLifeSchema.safeParse('never').success).toBe(true);
    expect(tokenLifeSchema.safeParse(36_500).success).toBe(false);
    const now = new Date('2026-11-22T10:00:00.000Z');
    expect(endOfLife('never', now)).toBe('never');
    expect(endOfLife(7, now)).toBe('2026-11-29T10:00:00.000Z');
  });
});

describe('the days a token has left', () => {
  const now = new Date('2026-11-22T10:00:00.000Z');
  it.each([
    ['2026-11-23T10:00:00.000Z', 1],
    ['2026-11-23T09:59:00.000Z', 0],
    ['2026-11-22T09:59:00.000Z', -1],
    ['2026-11-21T10:00:00.000Z', -1],
    ['2026-11-21T09:59:00.000Z', -2],
    ['never', null],
    ['soon', null],
    [null, null],
  ])('%s: %s', (expiresAt, days) => {
    expect(daysLeft(expiresAt, now)).toBe(days);
  });
});
