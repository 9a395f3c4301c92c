import { afterEach, describe, expect, it } from 'vitest';
import { countDevices } from '../../../../src-main/desk/db/tables/devices.ts';
import { readCursor } from '../../../../src-main/desk/db/tables/sync-cursor.ts';
import {
  approvedDevices,
  devicesOutside,
  move,
  profileAt,
  reaches,
  startSynced,
  synced,
} from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

/** Waits for the end of a sweep that was asked for. */
async function sweep(): Promise<void> {
  const before = readCursor(desk.db).lastSweepAt;
  desk.loop.start(true);
  await desk.until(() => readCursor(desk.db).lastSweepAt !== before && desk.loop.status().phase === 'idle');
}

describe('a sweep', () => {
  it('sees deletions, which a delta does not', async () => {
    desk = await openTestDesk({ devices: 500 });
    await startSynced(desk);
    const gone = approvedDevices(desk).slice(0, 3);
    desk.simulator.control.portalEdit({ kind: 'delete', deviceIds: gone });
    await synced(desk);
    expect(countDevices(desk.db)).toBe(500);
    await sweep();
    expect(countDevices(desk.db)).toBe(497);
    expect(approvedDevices(desk)).not.toContain(gone[0]);
  });

  it('comes by itself once a day', async () => {
    desk = await openTestDesk({ devices: 500 });
    await startSynced(desk);
    desk.simulator.control.portalEdit({ kind: 'delete', deviceIds: approvedDevices(desk).slice(0, 3) });
    desk.clock.advance(86_400_000);
    await desk.until(() => countDevices(desk.db) === 497);
  });

  it('believes a list that lost most of its devices only when it says so twice', async () => {
    desk = await openTestDesk({ devices: 500 });
    await startSynced(desk);
    const empty = JSON.stringify({ totalCount: 0, deviceList: [] });
    const match = 'GET /kcs/v1/kme/devices/list';
    // The delta before it, then the first reading of the sweep.
    desk.simulator.control.setFault({ match, kind: 'status', status: 200, body: empty, times: 1, skip: 1 });
    await sweep();
    expect(countDevices(desk.db)).toBe(500);
  });

  it('lets a change go out between two pages', async () => {
    desk = await openTestDesk({ devices: 3_000 });
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 3);
    desk.simulator.control.setSwitches({ latencyMs: 5 });
    desk.loop.start(true);
    await desk.until(() => desk.loop.status().phase === 'sweep');
    const changeId = move(desk, deviceIds, to);
    await desk.until(() => desk.loop.status().phase === 'sending');
    await reaches(desk, changeId, 'done');
    await desk.until(() => desk.loop.status().phase === 'idle', 20_000);
  });

  it('tells how far it is, and stops when it is cancelled', async () => {
    desk = await openTestDesk({ devices: 3_000 });
    await startSynced(desk);
    const before = readCursor(desk.db).lastSweepAt;
    desk.simulator.control.setSwitches({ latencyMs: 5 });
    desk.loop.start(true);
    await desk.until(() => (desk.loop.status().progress?.done ?? 0) > 0);
    expect(desk.loop.status()).toMatchObject({ phase: 'sweep', progress: { total: 3_000 } });
    desk.loop.cancel();
    await desk.until(() => desk.loop.status().phase === 'idle');
    expect(readCursor(desk.db).lastSweepAt).toBe(before);
    expect(countDevices(desk.db)).toBe(3_000);
  });
});
