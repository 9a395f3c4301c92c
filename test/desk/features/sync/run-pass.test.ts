import { afterEach, describe, expect, it } from 'vitest';
import {
  devicesOutside,
  move,
  profileAt,
  reaches,
  requestsTo,
  startSynced,
  synced,
} from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk | null = null;
afterEach(async () => {
  await desk?.close();
  desk = null;
});

describe('a pass', () => {
  it('for a change looks after the queue alone; the timer’s reads every list', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 1);
    desk.simulator.control.clearRequests();
    const changeId = move(desk, devicesOutside(desk, to, 2), to);
    await reaches(desk, changeId, 'done');
    expect(requestsTo(desk, 'GET', '/profiles/list')).toBe(0);
    expect(requestsTo(desk, 'GET', '/ivanti')).toBe(0);
    await synced(desk);
    expect(requestsTo(desk, 'GET', '/profiles/list')).toBeGreaterThan(0);
    expect(requestsTo(desk, 'GET', '/uploads/list')).toBeGreaterThan(0);
    expect(requestsTo(desk, 'GET', '/ivanti')).toBeGreaterThan(0);
  });

  it('goes through when Ivanti alone fails, and says so', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.simulator.control.setFault({ match: 'GET /ivanti', kind: 'status', status: 500 });
    await synced(desk);
    expect(desk.loop.status()).toMatchObject({ reachability: 'online', error: { code: 'server_failed' } });
    desk.simulator.control.clearFaults();
    await synced(desk);
    expect(desk.loop.status().error).toBeNull();
  });
});
