import { describe, expect, it } from 'vitest';
import { enrollmentTokenExpiry } from '../../../../src-renderer/features/profiles/enrollment-token-expiry.ts';

const now = new Date('2026-11-22T12:00:00Z');

describe('the end of an enrolment token', () => {
  it('is said in whole days, and needs attention from as many days on as are set', () => {
    const in23 = '2026-12-15T13:00:00Z';
    expect(enrollmentTokenExpiry(in23, now, 7)).toEqual({ kind: 'days', days: 23, soon: false, at: in23 });
    const in6 = '2026-11-28T13:00:00Z';
    expect(enrollmentTokenExpiry(in6, now, 7)).toEqual({ kind: 'days', days: 6, soon: true, at: in6 });
    const in7 = '2026-11-29T12:00:00Z';
    expect(enrollmentTokenExpiry(in7, now, 7)).toEqual({ kind: 'days', days: 7, soon: false, at: in7 });
    expect(enrollmentTokenExpiry(in6, now, 3)).toEqual({ kind: 'days', days: 6, soon: false, at: in6 });
  });

  it('is today within 24 hours, and over at the very moment', () => {
    expect(enrollmentTokenExpiry('2026-11-23T11:59:59Z', now, 0)?.kind).toBe('today');
    expect(enrollmentTokenExpiry('2026-11-22T12:00:00Z', now, 3)?.kind).toBe('expired');
    expect(enrollmentTokenExpiry('2026-11-01T00:00:00Z', now, 3)?.kind).toBe('expired');
  });

  it('can be never, and is not invented', () => {
    expect(enrollmentTokenExpiry('never', now, 3)).toEqual({ kind: 'never' });
    expect(enrollmentTokenExpiry(null, now, 3)).toBeNull();
    expect(enrollmentTokenExpiry('soon', now, 3)).toBeNull();
  });
});
