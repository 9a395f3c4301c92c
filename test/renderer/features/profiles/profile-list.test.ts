import { describe, expect, it } from 'vitest';
import { nextFocus } from '../../../../src-renderer/features/profiles/ProfileList.tsx';

describe('arrow keys in the list of profiles', () => {
  it('walk and stop at the ends', () => {
    expect([nextFocus('ArrowDown', 0, 8), nextFocus('ArrowDown', 7, 8)]).toEqual([1, 7]);
    expect([nextFocus('ArrowUp', 3, 8), nextFocus('ArrowUp', 0, 8)]).toEqual([2, 0]);
    expect([nextFocus('Home', 5, 8), nextFocus('End', 5, 8)]).toEqual([0, 7]);
  });

  it('leave other keys alone', () => {
    expect(nextFocus('Enter', 3, 8)).toBeNull();
  });
});
