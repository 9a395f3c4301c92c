import { afterEach, describe, expect, it } from 'vitest';
import { cancelSync } from '../../../../src-main/desk/features/sync/cancel-sync.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('cancelling a sync', () => {
  it('stops a first sync before its end', async () => {
    desk = await openTestDesk({ devices: 5_000, switches: { latencyMs: 5 } });
    desk.loop.begin();
    await desk.until(() => desk.loop.status().phase === 'first-sync');
    cancelSync(desk.services);
    await desk.until(() => desk.loop.status().phase === 'idle');
    expect(desk.loop.status()).toMatchObject({ lastSyncedAt: null, error: null, nextSyncAt: null });
  });

  it('can be done as a job too', async () => {
    desk = await openTestDesk({ devices: 5_000, switches: { latencyMs: 5 } });
    desk.loop.begin();
    await desk.until(() => desk.services.jobs.has('first-sync'));
    desk.services.jobs.get('first-sync')?.abort();
    await desk.until(() => desk.services.jobs.size === 0 && desk.loop.status().phase === 'idle');
    expect(desk.loop.status().lastSyncedAt).toBeNull();
  });
});
