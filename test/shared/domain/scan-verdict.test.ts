import { describe, expect, it } from 'vitest';
import { kindOfVerdict, refusedVerdicts, scanVerdicts } from '#shared/domain/scan-verdict.ts';

describe('the verdicts on a scan', () => {
  it('are good, to be looked at, or bad; only one is good', () => {
    const good = scanVerdicts.filter((verdict) => kindOfVerdict(verdict) === 'good');
    expect(good).toEqual(['good']);
    expect(new Set(scanVerdicts.map(kindOfVerdict))).toEqual(new Set(['good', 'attention', 'bad']));
  });

  it('count the device unless its code cannot be relied on or it is counted already', () => {
    const counted = scanVerdicts.filter((verdict) => !refusedVerdicts.includes(verdict));
    expect(counted).toEqual(['good', 'not-in-tenant', 'not-approved', 'wrong-profile', 'not-expected']);
  });
});
