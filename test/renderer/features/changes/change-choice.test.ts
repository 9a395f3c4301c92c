import { describe, expect, it } from 'vitest';
import { rangeOf, stepFrom } from '../../../../src-renderer/features/changes/change-choice.ts';

const order = ['a', 'b', 'c', 'd'];

describe('choosing changes', () => {
  it('takes what lies between the last tick and this one, in either direction', () => {
    expect(rangeOf(order, 'b', 'd')).toEqual(['b', 'c', 'd']);
    expect(rangeOf(order, 'd', 'b')).toEqual(['b', 'c', 'd']);
    expect(rangeOf(order, 'c', 'c')).toEqual(['c']);
  });

  it('takes the one alone when there is nothing to start from', () => {
    expect(rangeOf(order, null, 'c')).toEqual(['c']);
    expect(rangeOf(order, 'gone', 'c')).toEqual(['c']);
  });

  it('goes from row to row and no further than the ends', () => {
    expect(stepFrom(order, 'b', 1)).toBe('c');
    expect(stepFrom(order, 'a', -1)).toBe('a');
    expect(stepFrom(order, 'b', Number.POSITIVE_INFINITY)).toBe('d');
    expect(stepFrom(order, 'c', Number.NEGATIVE_INFINITY)).toBe('a');
    expect(stepFrom([], 'a', 1)).toBeNull();
  });
});
