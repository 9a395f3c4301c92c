import { describe, expect, it } from 'vitest';
import { PLAN_FORMAT, planColumns } from '#shared/domain/plan-row.ts';

describe('an exported plan', () => {
  it('says what was, is and will be, in columns that are there once each', () => {
    expect(new Set(planColumns).size).toBe(planColumns.length);
    expect(planColumns).toEqual(
      expect.arrayContaining(['order', 'imei', 'serial', 'was', 'seenNow', 'willBe', 'reason']),
    );
  });

  it('names its format and version', () => {
    expect(PLAN_FORMAT).toEqual({ format: 'muster-plan', version: 1 });
  });
});
