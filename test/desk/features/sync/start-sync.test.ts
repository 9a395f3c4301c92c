import { afterEach, describe, expect, it } from 'vitest';
import { readCursor } from '../../../../src-main/desk/db/tables/sync-cursor.ts';
import { startSync } from '../../../../src-main/desk/features/sync/start-sync.ts';
import { startSynced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('starting a sync', () => {
  it('answers at once; a full one reads every device', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const { lastSweepAt } = readCursor(desk.db);
    expect(startSync(desk.services, { full: true })).toMatchObject({ connected: true });
    await desk.until(() => readCursor(desk.db).lastSweepAt !== lastSweepAt);
  });
});
