import { afterEach, describe, expect, it } from 'vitest';
import { countDevices } from '../../../../src-main/desk/db/tables/devices.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('the sync loop', () => {
  it('reads everything when it begins', async () => {
    desk = await openTestDesk({ devices: 300 });
    desk.loop.begin();
    await desk.until(() => desk.loop.status().lastSyncedAt !== null && desk.loop.status().phase === 'idle');
    expect(countDevices(desk.db)).toBe(300);
    expect(desk.loop.status()).toMatchObject({ reachability: 'online', connected: true, error: null, waiting: 0 });
  });
});
