import { describe, expect, it } from 'vitest';
import { isTypedCount } from '../../../../src-renderer/features/devices/typed-count.ts';

describe('typing a number to confirm (behaviour 98)', () => {
  it.each(['1234', ' 1234 ', '1,234', '1 234', '1\u202f234', '1.234', '1’234'])('takes "%s" for 1234', (typed) => {
    expect(isTypedCount(typed, 1234)).toBe(true);
  });

  it.each(['', '123', '12345', '1234x', 'yes', '-1234', '01234'])('does not take "%s" for it', (typed) => {
    expect(isTypedCount(typed, 1234)).toBe(false);
  });
});
