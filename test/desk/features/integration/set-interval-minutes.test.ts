import { afterEach, describe, expect, it } from 'vitest';
import { syncIntervalSchema } from '#shared/domain/connection.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { setIntervalMinutes } from '../../../../src-main/desk/features/integration/set-interval-minutes.ts';
import { startSynced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const untilNext = () => Date.parse(desk.loop.status().nextSyncAt ?? '') - desk.clock.now().getTime();

describe('the interval of the sync (behaviour 16)', () => {
  it('counts at once when it is shorter, asks nobody, and is kept over a restart', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.simulator.control.clearRequests();
    expect(await setIntervalMinutes(desk.services, { minutes: 5 })).toMatchObject({ syncIntervalMinutes: 5 });
    expect(untilNext()).toBeLessThan(1.2 * 300_000);
    expect(untilNext()).toBeGreaterThan(0.8 * 300_000);
    expect(desk.simulator.control.requests()).toEqual([]);
    expect(readActivity(desk.db, 1)[0]).toMatchObject({ action: 'integration.setInterval', facts: '{"minutes":5}' });
    const before = desk.loop.status().lastSyncedAt;
    desk.clock.advance(400_000);
    await desk.until(() => desk.loop.status().lastSyncedAt !== before && desk.loop.status().phase === 'idle');
    expect(untilNext()).toBeLessThan(1.2 * 300_000);
  });

  it('never puts off a reading that is due sooner', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    await setIntervalMinutes(desk.services, { minutes: 1440 });
    expect(untilNext()).toBeLessThan(1.2 * 900_000);
  });

  it('is five minutes to a day, in whole minutes', async () => {
    const fits = (minutes: unknown) => syncIntervalSchema.safeParse(minutes).success;
    expect([5, 15, 1440].map(fits)).toEqual([true, true, true]);
    expect([4, 1441, 7.5, '15', null].map(fits)).toEqual([false, false, false, false, false]);
    desk = await openTestDesk({ connected: false });
    expect(await thrownCode(() => setIntervalMinutes(desk.services, { minutes: 5 }))).toBe('not_connected');
  });
});
