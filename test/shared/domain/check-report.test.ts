import { describe, expect, it } from 'vitest';
import { checkVerdicts } from '#shared/domain/check-report.ts';

describe('the verdicts of a dry run', () => {
  it('are told apart', () => {
    expect(new Set(checkVerdicts).size).toBe(checkVerdicts.length);
  });
});
