import { describe, expect, it } from 'vitest';
import { VALUES_PER_SLICE } from '../../../../src-main/desk/db/tables/attributes.ts';
import { inSlices } from '../../../../src-main/desk/features/attributes/in-slices.ts';

describe('working in slices', () => {
  it('gives every item once, in order, and lets others in between', async () => {
    const items = Array.from({ length: VALUES_PER_SLICE * 2 + 1 }, (_, n) => n);
    const seen: (number | string)[] = [];
    setImmediate(() => seen.push('another'));
    await inSlices(items, (slice) => {
      seen.push(slice.length);
      expect(slice[0]).toBe((seen.filter((one) => one !== 'another').length - 1) * VALUES_PER_SLICE);
    });
    expect(seen).toEqual([VALUES_PER_SLICE, 'another', VALUES_PER_SLICE, 1]);
  });

  it('has nothing to do for nothing', async () => {
    await inSlices([], () => expect.unreachable());
  });
});
