import { describe, expect, it } from 'vitest';
import { startAfter } from '../../../../src-renderer/features/print/print-choices.ts';

describe('a part-used sheet of labels', () => {
  it('goes on where the last print ended', () => {
    expect(startAfter({ format: 'avery-l7160', start: 5 }, 30)).toBe(14);
    expect(startAfter({ format: 'avery-l7160', start: 0 }, 21)).toBe(0);
    expect(startAfter({ format: 'roll-62', start: 0 }, 8)).toBe(0);
  });
});
