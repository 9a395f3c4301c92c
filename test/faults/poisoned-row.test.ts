import { afterEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { readChange } from '../../src-main/desk/db/tables/changes.ts';
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
import { openTestDesk, type TestDesk } from '../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const ASSIGN = 'PUT /kcs/v1/kme/devices/assignProfile';

describe('one device among 1,000 that the server always fails on (F36)', () => {
  it('is parked after five tries, and blocks nothing but what else is wanted of it (I6)', async () => {
    desk = await openTestDesk({ devices: 2_400 });
    await startSynced(desk);
    const [first, second] = [profileAt(desk, 1), profileAt(desk, 2)];
    const deviceIds = devicesOutside(desk, first, 1_000);
    const poison = deviceIds.slice(600).find((deviceId) => truthOf(desk, deviceId) !== second) as DeviceId;
    const others = deviceIds.filter((deviceId) => deviceId !== poison);
    expect(others).toHaveLength(999);
    desk.simulator.control.setFault({ match: ASSIGN, kind: 'status', status: 500, holds: poison });
    const changeId = move(desk, deviceIds, first);
    await desk.until(() => outcomesOf(desk, changeId).parked === 1 && outcomesOf(desk, changeId).done === 999, 60_000);
    expect(outcomesOf(desk, changeId)).toEqual({ done: 999, parked: 1 });
    expect(readChange(desk.db, changeId)).toMatchObject({ state: 'parked', errorCode: 'server_failed' });
    expect(others.filter((deviceId) => effectsOn(desk, deviceId) !== 1)).toEqual([]);
    // Ever smaller chunks, and not one request for each device.
    expect(requestsTo(desk, 'PUT', '/assignProfile')).toBeLessThan(60);

    const together = move(desk, [poison, ...others.slice(0, 20)], second);
    await desk.until(() => outcomesOf(desk, together).done === 20);
    expect(outcomesOf(desk, together)).toEqual({ done: 20, waiting: 1 });

    desk.simulator.control.clearFaults();
    const third = move(desk, others.slice(20, 30), second);
    await reaches(desk, third, 'done');
    expect(outcomesOf(desk, together)).toEqual({ done: 20, waiting: 1 });
  });

  it('is refused alone when that is the server’s answer for its whole call, and the others go (F31)', async () => {
    desk = await openTestDesk({ devices: 2_400 });
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 600);
    const refused = deviceIds[77] as DeviceId;
    const body = JSON.stringify({ errorId: 'SIM-77', code: 4000012, message: 'BULK_ENROLL_DEVICE_INVALID' });
    desk.simulator.control.setFault({ match: ASSIGN, kind: 'status', status: 400, body, holds: refused });
    const changeId = move(desk, deviceIds, to);
    await desk.until(() => outcomesOf(desk, changeId).done === 599, 30_000);
    expect(outcomesOf(desk, changeId)).toEqual({ done: 599, refused: 1 });
  });
});
