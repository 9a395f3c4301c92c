import { describe, expect, it } from 'vitest';
import { lastRow, readRows } from '../../../../src-main/desk/db/tables/device-row-numbers.ts';
import { knoxDevice, openFilledWorkspace, openTestWorkspace } from '../open-test-workspace.ts';

describe('row numbers', () => {
  it('end with the newest device', async () => {
    expect(lastRow(openTestWorkspace())).toBe(0);
    const db = await openFilledWorkspace([knoxDevice(1), knoxDevice(2)]);
    expect(lastRow(db)).toBe(2);
    expect(readRows(db, 'SELECT row FROM cache.devices ORDER BY row DESC')).toEqual([2, 1]);
  });
});
