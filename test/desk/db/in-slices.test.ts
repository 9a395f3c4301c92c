import { describe, expect, it } from 'vitest';
import { inSlices } from '../../../src-main/desk/db/in-slices.ts';
import { EDITS_PER_SLICE } from '../../../src-main/desk/db/tables/device-edits.ts';

describe('working in slices', () => {
  it('gives every item once, in order, and lets others in between', async () => {
    const items = Array.from({ length: EDITS_PER_SLICE * 2 + 1 }, (_, n) => n);
    const seen: (number | string)[] = [];
    setImmediate(() => seen.push('another'));
    await inSlices(items, (slice) => {
      seen.push(slice.length);
      expect(slice[0]).toBe((seen.filter((one) => one !== 'another').length - 1) * EDITS_PER_SLICE);
    });
    expect(seen).toEqual([EDITS_PER_SLICE, 'another', EDITS_PER_SLICE, 1]);
  });

  it('has nothing to do for nothing', async () => {
    await inSlices([], () => expect.unreachable());
  });
});
