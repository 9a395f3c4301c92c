import { afterEach, describe, expect, it } from 'vitest';
import { getStatus } from '../../../../src-main/desk/features/sync/get-status.ts';
import { devicesOutside, move, profileAt, startSynced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('the sync status', () => {
  it('counts what waits', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.loop.workOffline(true);
    move(desk, devicesOutside(desk, profileAt(desk, 1), 7), profileAt(desk, 1));
    expect(getStatus(desk.services)).toMatchObject({
      waiting: 7,
      conflicts: 0,
      refused: 0,
      reachability: 'working-offline',
    });
  });
});
