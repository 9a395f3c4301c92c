import { afterEach, describe, expect, it } from 'vitest';
import { getWindow } from '../../../../src-main/desk/features/devices/get-window.ts';
import { activateIntegration } from '../../../../src-main/desk/features/integration/activate-integration.ts';
import { deactivateIntegration } from '../../../../src-main/desk/features/integration/deactivate-integration.ts';
import {
  devicesOutside,
  effectsOn,
  move,
  outcomesOf,
  profileAt,
  reaches,
  startSynced,
} from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const pause = (realMs: number) => new Promise((resolve) => setTimeout(resolve, realMs));
const everything = { view: { filter: {}, sort: { column: 'imei', direction: 'asc' } }, first: 0, count: 5 } as const;

describe('deactivating the integration', () => {
  it('asks no server any more, over a restart too; what was read stays and moves are queued, then it goes on', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    expect(await deactivateIntegration(desk.services)).toMatchObject({ connected: true, active: false });
    expect(desk.loop.status()).toMatchObject({ active: false, nextSyncAt: null });
    await desk.until(() => desk.loop.status().phase === 'idle');
    desk.simulator.control.clearRequests();
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 5);
    const changeId = move(desk, deviceIds, to);
    for (const reason of ['online', 'wake', 'asked'] as const) desk.loop.nudge(reason);
    desk.clock.advance(90_000_000);
    await pause(50);
    desk = await desk.reopen();
    desk.loop.begin();
    desk.clock.advance(90_000_000);
    await pause(50);
    expect(desk.simulator.control.requests()).toEqual([]);
    expect(outcomesOf(desk, changeId)).toEqual({ waiting: 5 });
    expect(getWindow(desk.services, everything).total).toBe(300);
    await activateIntegration(desk.services);
    await reaches(desk, changeId, 'done');
    expect(deviceIds.map((deviceId) => effectsOn(desk, deviceId))).toEqual([1, 1, 1, 1, 1]);
  });

  it('stops a first sync where it stands; activated again it goes on from there', async () => {
    desk = await openTestDesk({ devices: 9_000, switches: { latencyMs: 3 } });
    desk.loop.begin();
    await desk.until(() => (desk.loop.status().progress?.done ?? 0) > 0);
    await deactivateIntegration(desk.services);
    await desk.until(() => desk.loop.status().phase === 'idle');
    const had = getWindow(desk.services, everything).total;
    expect(had).toBeGreaterThan(0);
    // What was on its way when it was switched off may still arrive.
    await pause(50);
    desk.simulator.control.clearRequests();
    await pause(50);
    expect(desk.simulator.control.requests()).toEqual([]);
    await activateIntegration(desk.services);
    await desk.until(() => getWindow(desk.services, everything).total === 9_000, 30_000);
    const lists = desk.simulator.control.requests().filter(({ path }) => path.includes('/devices/list'));
    expect(lists[0]?.query).not.toMatch(/pageNum=0(&|$)/);
  });
});
