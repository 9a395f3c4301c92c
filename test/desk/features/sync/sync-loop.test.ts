import { afterEach, describe, expect, it } from 'vitest';
import { readIntegration } from '../../../../src-main/desk/db/tables/integration.ts';
import { createSyncLoop } from '../../../../src-main/desk/features/sync/sync-loop.ts';
import {
  devicesOutside,
  move,
  outcomesOf,
  profileAt,
  reaches,
  requestsTo,
  startSynced,
  synced,
} from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const pause = (realMs: number) => new Promise((resolve) => setTimeout(resolve, realMs));

describe('the sync loop', () => {
  it('reads everything when it begins, and says when it will read again', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const status = desk.loop.status();
    expect(status).toMatchObject({ reachability: 'online', connected: true, error: null, waiting: 0, progress: null });
    const next = Date.parse(status.nextSyncAt ?? '') - Date.parse(status.lastSyncedAt ?? '');
    expect(next).toBeGreaterThan(0.8 * 900_000);
    expect(next).toBeLessThan(1.2 * 900_000);
  });

  it('reads again at its timer', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const before = desk.loop.status().lastSyncedAt;
    desk.clock.advance(1_000_000);
    await desk.until(() => desk.loop.status().lastSyncedAt !== before);
  });

  it('does nothing in a workspace that is not connected, and says so when asked', async () => {
    desk = await openTestDesk({ connected: false });
    desk.loop.begin();
    desk.loop.nudge('change');
    await pause(30);
    expect(desk.loop.status()).toMatchObject({ connected: false, phase: 'idle', nextSyncAt: null });
    expect(await thrownCode(() => desk.loop.start(false))).toBe('not_connected');
    expect(requestsTo(desk, 'GET', '/')).toBe(0);
  });

  it('leaves the servers alone while the person works offline, over restarts too', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    expect(desk.loop.workOffline(true)).toMatchObject({ reachability: 'working-offline', nextSyncAt: null });
    await desk.until(() => desk.loop.status().phase === 'idle');
    desk = await desk.reopen();
    expect(readIntegration(desk.db)?.workingOffline).toBe(true);
    desk.simulator.control.clearRequests();
    desk.loop.begin();
    const to = profileAt(desk, 1);
    const changeId = move(desk, devicesOutside(desk, to, 3), to);
    desk.loop.nudge('online');
    desk.clock.advance(3_600_000);
    await pause(50);
    expect(desk.loop.status()).toMatchObject({ reachability: 'working-offline', waiting: 3 });
    expect(requestsTo(desk, 'GET', '/')).toBe(0);
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
    expect(desk.loop.status().reachability).toBe('online');
  });

  it('does not believe the system’s word on the network for servers on this machine', async () => {
    desk = await openTestDesk();
    desk.loop.setOffline(true);
    await startSynced(desk);
    expect(desk.loop.status().reachability).toBe('online');
  });

  it('believes it for other servers until somebody asks', async () => {
    desk = await openTestDesk();
    desk.db.exec("UPDATE integration SET base_url = 'https://tenant.invalid'");
    desk.loop.setOffline(true);
    expect(desk.loop.status()).toMatchObject({ reachability: 'offline', nextSyncAt: null });
    desk.loop.setOffline(false);
    expect(desk.loop.status().reachability).toBe('online');
  });

  it('syncs at once when the machine wakes', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const before = desk.loop.status().lastSyncedAt;
    desk.clock.advance(1_000);
    desk.loop.nudge('wake');
    await desk.until(() => desk.loop.status().lastSyncedAt !== before);
  });

  it('ends within its time although a server never answers, and leaves what it was sending in doubt', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 1);
    desk.simulator.control.setFault({ match: 'PUT /kcs/v1/kme/devices/assignProfile', kind: 'hang', times: 1 });
    const changeId = move(desk, devicesOutside(desk, to, 3), to);
    await desk.until(() => outcomesOf(desk, changeId).sending === 3);
    const began = desk.clock.monotonicMs();
    await desk.loop.stop();
    expect(desk.clock.monotonicMs() - began).toBeLessThan(6_000);
    expect(outcomesOf(desk, changeId)).toEqual({ unconfirmed: 3 });
    desk = await desk.reopen();
    desk.loop.begin();
    await reaches(desk, changeId, 'done');
  });

  it('takes up again after a restart what was waiting', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    await desk.loop.stop();
    const to = profileAt(desk, 1);
    const changeId = move(desk, devicesOutside(desk, to, 5), to);
    desk = await desk.reopen();
    desk.loop.begin();
    await reaches(desk, changeId, 'done');
  });

  it('indexes the words of devices when it is idle', async () => {
    desk = await openTestDesk({ devices: 1_000 });
    await startSynced(desk);
    await desk.until(() => Number(desk.db.prepare('SELECT done FROM cache.device_words_cursor').pluck().get()) === 1);
    await synced(desk);
  });

  it('does not run before it begins', async () => {
    desk = await openTestDesk();
    const loop = createSyncLoop(desk.services, 0);
    loop.nudge('asked');
    await pause(20);
    expect(desk.loop.status().lastSyncedAt).toBeNull();
    await loop.stop();
  });
});
