import { afterEach, describe, expect, it } from 'vitest';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { pauseSending } from '../../../../src-main/desk/features/changes/pause-sending.ts';
import {
  devicesOutside,
  move,
  outcomesOf,
  profileAt,
  reaches,
  requestsTo,
  startSynced,
  synced,
  truthOf,
} from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const pause = (paused: boolean) => pauseSending(desk.services, { paused });

describe('a pause of sending', () => {
  it('sends nothing while the servers are read as ever, over a restart too, until it is resumed', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    expect(pause(true)).toMatchObject({ sendingPaused: true, reachability: 'online' });
    const to = profileAt(desk, 1);
    const [mine, theirs] = devicesOutside(desk, to, 2);
    const changeId = move(desk, mine ? [mine] : [], to);
    await synced(desk);
    desk = await desk.reopen();
    desk.loop.begin();
    desk.simulator.control.portalEdit({ kind: 'assign', deviceIds: [theirs ?? ''], profileId: to });
    await synced(desk);
    expect(desk.loop.status()).toMatchObject({ sendingPaused: true, waiting: 1 });
    const seen = desk.db.prepare('SELECT profile_id FROM cache.devices WHERE device_id = ?').pluck().get(theirs);
    expect(seen).toBe(to);
    expect(requestsTo(desk, 'PUT', 'ssign')).toBe(0);
    expect(pause(false).sendingPaused).toBe(false);
    expect(readActivity(desk.db, 9).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['changes.pause', 'changes.resume']),
    );
    await reaches(desk, changeId, 'done');
    expect(truthOf(desk, mine ?? '')).toBe(to);
  });

  it('stops a change that is being sent after the request under way', async () => {
    desk = await openTestDesk({
      switches: { maxDevicesPerCall: 10 },
      wrapKnox: (client) => ({
        ...client,
        async assignProfile(...request) {
          const report = await client.assignProfile(...request);
          pause(true);
          return report;
        },
      }),
    });
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const changeId = move(desk, devicesOutside(desk, to, 60), to);
    await desk.until(() => desk.loop.status().sendingPaused && desk.loop.status().phase === 'idle');
    const sent = desk.simulator.control.requests().filter(({ method, status }) => method === 'PUT' && status === 200);
    expect(sent).toHaveLength(1);
    await synced(desk);
    await desk.until(() => (outcomesOf(desk, changeId).done ?? 0) > 0);
    const { done = 0, waiting = 0 } = outcomesOf(desk, changeId);
    expect([waiting > 0, done + waiting]).toEqual([true, 60]);
  });

  it('does not keep the loop running in circles for what is due', async () => {
    desk = await openTestDesk({ undoMs: 5_000 });
    await startSynced(desk);
    const to = profileAt(desk, 1);
    move(desk, devicesOutside(desk, to, 3), to);
    pause(true);
    desk.simulator.control.clearRequests();
    desk.clock.advance(10_000);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(requestsTo(desk, 'GET', '/')).toBeLessThan(5);
  });

  it('needs a tenant to be connected', async () => {
    desk = await openTestDesk({ connected: false });
    expect(await thrownCode(() => pause(true))).toBe('not_connected');
  });
});
