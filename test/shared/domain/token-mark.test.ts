import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { tokenMark } from '#shared/domain/token-mark.ts';

const profileId = 'p1' as ProfileId;

describe('the version mark of a sheet', () => {
  it('is short, has no sign that is misread on paper, and is the same on every laptop', () => {
    const mark = tokenMark(profileId, '2026-11-20T09:00:00.000Z');
    expect(mark).toMatch(/^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}$/);
    expect(tokenMark(profileId, '2026-11-20T10:00:00+01:00')).toBe(mark);
  });

  it('changes with every new value, and differs between profiles', () => {
    const issued = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(issued, fc.integer({ min: 1, max: 1e9 }), (at, later) => {
        const marks = [at.getTime(), at.getTime() + later].map((ms) =>
          tokenMark(profileId, new Date(ms).toISOString()),
        );
        expect(marks[0]).not.toBe(marks[1]);
      }),
      { numRuns: 300 },
    );
    const at = '2026-11-20T09:00:00.000Z';
    expect(tokenMark('p2' as ProfileId, at)).not.toBe(tokenMark(profileId, at));
  });

  it('is missing where nobody knows when the value was issued', () => {
    expect([tokenMark(profileId, null), tokenMark(profileId, 'some day')]).toEqual([null, null]);
  });
});
