import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenedWorkspace } from '../../../../src-main/desk/db/open-workspace.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { logRepairs, repairOf } from '../../../../src-main/desk/features/storage/log-repairs.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

const sound: Omit<OpenedWorkspace, 'db' | 'watch'> = {
  ...{ ledger: 'sound', cache: 'sound', ledgerSwapped: false },
  ...{ ledgerSetAside: null, cacheSetAside: null, ledgerRestoredFrom: null },
};

describe('what the person is told of an opening', () => {
  it.each([
    [sound, null],
    [{ ...sound, cache: 'rebuilt' }, 'rebuilt'],
    [{ ...sound, ledger: 'rebuilt' }, 'rebuilt'],
    [{ ...sound, ledger: 'rebuilt', cache: 'empty' }, 'cache'],
    [{ ...sound, ledger: 'restored', cache: 'empty' }, 'ledger'],
    [{ ...sound, ledger: 'chosen' }, 'ledger-chosen'],
    [{ ...sound, ledger: 'empty' }, 'ledger-empty'],
    [{ ...sound, ledgerSwapped: true }, 'ledger-swapped'],
  ] as const)('%j: %s', (opened, told) => {
    expect(repairOf(opened)).toBe(told);
  });
});

describe('the activity log', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk({ devices: 5 });
  });
  afterEach(() => desk.close());

  it('names the files that were moved aside, and nothing when all was well', () => {
    const opened = { ...sound, db: desk.db, watch: () => null };
    logRepairs(desk.services, opened);
    expect(readActivity(desk.db, 1)).toEqual([]);
    logRepairs(desk.services, { ...opened, cache: 'empty', cacheSetAside: 'cache-damaged-x.db' });
    expect(readActivity(desk.db, 1)).toMatchObject([
      { action: 'workspace.repaired', facts: expect.stringContaining('cache-damaged-x.db') },
    ]);
    expect(desk.log.join()).toContain('cache-damaged-x.db');
  });
});
