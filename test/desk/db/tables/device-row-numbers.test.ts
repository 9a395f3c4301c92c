import { describe, expect, it } from 'vitest';
import { areConsecutive, lastRow, readRows } from '../../../../src-main/desk/db/tables/device-row-numbers.ts';
import { knoxDevice, openFilledWorkspace, openTestWorkspace } from '../open-test-workspace.ts';

describe('row numbers', () => {
  it('end with the newest device', async () => {
    expect(lastRow(openTestWorkspace())).toBe(0);
    const db = await openFilledWorkspace([knoxDevice(1), knoxDevice(2)]);
    expect(lastRow(db)).toBe(2);
    expect(readRows(db, 'SELECT row FROM cache.devices ORDER BY row DESC')).toEqual([2, 1]);
  });

  it('are consecutive when each is one more than the one before', () => {
    expect([[], [7], [3, 4, 5]].map(areConsecutive)).toEqual([true, true, true]);
    expect(
      [
        [3, 5],
        [5, 4],
        [3, 4, 4],
      ].map(areConsecutive),
    ).toEqual([false, false, false]);
  });
});
