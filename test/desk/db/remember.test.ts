import { describe, expect, it } from 'vitest';
import { type Kept, remember } from '../../../src-main/desk/db/remember.ts';

function counter() {
  let made = 0;
  return () => {
    made += 1;
    return made;
  };
}

describe('remembering what is costly to make', () => {
  it('makes a value once for each stamp', () => {
    const kept: Kept<number> = new Map();
    const make = counter();
    const values = ['a', 'a', 'b', 'a'].map((stamp) => remember(kept, 'key', { stamp, limit: 2 }, make));
    expect(values).toEqual([1, 1, 2, 3]);
  });

  it('lets the one used longest ago go', () => {
    const kept: Kept<number> = new Map();
    const make = counter();
    for (const key of ['x', 'y', 'x', 'z']) remember(kept, key, { stamp: 's', limit: 2 }, make);
    expect([...kept.keys()]).toEqual(['x', 'z']);
  });
});
