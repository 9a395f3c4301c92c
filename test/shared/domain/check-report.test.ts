import { describe, expect, it } from 'vitest';
import { checkVerdicts, differingVerdicts } from '#shared/domain/check-report.ts';

describe('the verdicts of a dry run', () => {
  it('are told apart', () => {
    expect(new Set(checkVerdicts).size).toBe(checkVerdicts.length);
    expect(checkVerdicts).toEqual(expect.arrayContaining([...differingVerdicts]));
    expect(differingVerdicts).not.toContain('send');
  });
});
