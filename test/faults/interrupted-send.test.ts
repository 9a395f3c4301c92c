import { afterEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { undoChange } from '../../src-main/desk/features/changes/undo-change.ts';
import {
  devicesOutside,
  effectsOn,
  move,
  outcomesOf,
  profileAt,
  reaches,
  requestsTo,
  startSynced,
  truthOf,
} from '../helpers/desk-actions.ts';
import { createFastClock } from '../helpers/fast-clock.ts';
import { openTestDesk, type TestDesk } from '../helpers/open-test-desk.ts';
import { isSettled, readHistories } from './device-history.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const ASSIGN = 'PUT /kcs/v1/kme/devices/assignProfile';
const isSending = (changeId: string) => () => (outcomesOf(desk, changeId).sending ?? 0) > 0;
const settled = () => [...readHistories(desk.db).values()].every(isSettled);

describe('a send that somebody interrupts (F40)', () => {
  it('taken back before it goes, sends nothing (I9)', async () => {
    desk = await openTestDesk({ undoMs: 600_000 });
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const changeId = move(desk, devicesOutside(desk, to, 20), to);
    undoChange(desk.services, { changeIds: [changeId] });
    desk.loop.nudge('asked');
    await desk.until(() => desk.loop.status().phase === 'idle' && settled());
    expect(outcomesOf(desk, changeId)).toEqual({ undone: 20 });
    expect(requestsTo(desk, 'PUT', '/assignProfile')).toBe(0);
  });

  it('taken back in the middle of it, goes there and back, once each', async () => {
    desk = await openTestDesk({ devices: 600 });
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 100);
    const before = new Map(deviceIds.map((deviceId) => [deviceId, truthOf(desk, deviceId)]));
    desk.simulator.control.setSwitches({ latencyMs: 40 });
    const changeId = move(desk, deviceIds, to);
    await desk.until(isSending(changeId));
    undoChange(desk.services, { changeIds: [changeId] });
    desk.simulator.control.setSwitches({ latencyMs: 0 });
    await desk.until(settled, 30_000);
    for (const deviceId of deviceIds) {
      expect(truthOf(desk, deviceId)).toBe(before.get(deviceId));
      expect([0, 2]).toContain(effectsOn(desk, deviceId));
    }
  });

  it('is not broken off by stopping the reading', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 10);
    desk.simulator.control.setSwitches({ latencyMs: 40 });
    const changeId = move(desk, deviceIds, to);
    await desk.until(isSending(changeId));
    desk.loop.cancel();
    await reaches(desk, changeId, 'done');
    expect(requestsTo(desk, 'PUT', '/assignProfile')).toBe(1);
  });

  it('keeps nobody waiting at the end for more than two seconds, and is settled by the next run', async () => {
    const clock = createFastClock(1);
    desk = await openTestDesk({ clock });
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 10) as DeviceId[];
    desk.simulator.control.setFault({ match: ASSIGN, kind: 'delay', delayMs: 5_000, times: 1 });
    const changeId = move(desk, deviceIds, to);
    await desk.until(isSending(changeId));
    const began = performance.now();
    await desk.loop.stop();
    expect(performance.now() - began).toBeLessThan(2_000);
    desk = await desk.reopen();
    expect(Object.keys(outcomesOf(desk, changeId))).toEqual(['unconfirmed']);
    desk.loop.begin();
    await desk.until(() => {
      clock.advance(500);
      return outcomesOf(desk, changeId).done === 10;
    }, 30_000);
    for (const deviceId of deviceIds) expect(effectsOn(desk, deviceId)).toBe(1);
  });
});
