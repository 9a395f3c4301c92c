import { afterEach, describe, expect, it } from 'vitest';
import { notePostponed, readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import {
  CONFIRMATION_LIMIT_MS,
  doubtInterrupted,
  MOST_ATTEMPTS,
  READS_BEFORE_REPEAT,
  recallPostponed,
} from '../../../../src-main/desk/features/sync/settle-by-reading.ts';
import { createSendMemory } from '../../../../src-main/desk/features/sync/sync-schedule.ts';
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
} from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const ASSIGN = 'PUT /kcs/v1/kme/devices/assignProfile';

describe('settling by reading', () => {
  it('waits for a server that works things off later, and sends nothing twice', async () => {
    desk = await openTestDesk({ switches: { assignAppliesAfterMs: 120_000, showsAssigning: true } });
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 10);
    const changeId = move(desk, deviceIds, to);
    await desk.until(() => outcomesOf(desk, changeId).unconfirmed === 10);
    await reaches(desk, changeId, 'done');
    expect(requestsTo(desk, 'PUT', '/assignProfile')).toBe(1);
    for (const deviceId of deviceIds) expect(effectsOn(desk, deviceId)).toBe(1);
  });

  it('parks what was accepted and never shows, and takes it for done when it shows after all', async () => {
    desk = await openTestDesk({ switches: { assignAppliesAfterMs: 10 * CONFIRMATION_LIMIT_MS } });
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const changeId = move(desk, devicesOutside(desk, to, 4), to);
    await desk.until(() => outcomesOf(desk, changeId).unconfirmed === 4);
    for (let minutes = 0; minutes < 16; minutes += 1) {
      desk.clock.advance(60_000);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    await reaches(desk, changeId, 'parked');
    expect(readChange(desk.db, changeId)?.errorCode).toBe('not_confirmed');
    expect(desk.loop.status()).toMatchObject({ waiting: 0, refused: 4 });
    desk.simulator.control.advanceClock(10 * CONFIRMATION_LIMIT_MS);
    desk.loop.nudge('asked');
    await reaches(desk, changeId, 'done');
    expect(requestsTo(desk, 'PUT', '/assignProfile')).toBe(1);
  });

  it('reads several times before it repeats what may have been lost, and parks after a few tries', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 1);
    desk.simulator.control.setFault({ match: ASSIGN, kind: 'reset-before' });
    desk.simulator.control.clearRequests();
    const changeId = move(desk, deviceIds, to);
    await desk.until(() => (readChange(desk.db, changeId)?.attempts ?? 0) > 0);
    expect(requestsTo(desk, 'GET', '/devices/list')).toBeGreaterThan(READS_BEFORE_REPEAT);
    await desk.until(() => {
      desk.clock.advance(30_000);
      return readChange(desk.db, changeId)?.state === 'parked';
    }, 20_000);
    expect(readChange(desk.db, changeId)).toMatchObject({ attempts: MOST_ATTEMPTS, errorCode: 'connection_lost' });
    expect(requestsTo(desk, 'PUT', '/assignProfile')).toBe(MOST_ATTEMPTS);
  });

  it('calls it a conflict when somebody moved the device on after we did', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const [to, theirs] = [profileAt(desk, 1), profileAt(desk, 2)];
    const deviceIds = devicesOutside(desk, to, 20)
      .filter((deviceId) => truthOf(desk, deviceId) !== theirs)
      .slice(0, 2);
    desk.simulator.control.setFault({ match: ASSIGN, kind: 'reset-after-apply', times: 1 });
    const { knox } = desk.services.remote;
    desk.services.remote.knox = async (...call) => {
      const client = await knox(...call);
      return {
        ...client,
        assignProfile: (...request) =>
          client.assignProfile(...request).finally(() => {
            desk.simulator.control.portalEdit({ kind: 'assign', deviceIds: deviceIds.slice(0, 1), profileId: theirs });
          }),
      };
    };
    desk.loop.nudge('connected');
    const changeId = move(desk, deviceIds, to);
    await desk.until(() => outcomesOf(desk, changeId).conflict === 1);
    expect(outcomesOf(desk, changeId)).toEqual({ conflict: 1, done: 1 });
  });

  it('doubts at the start what was under way, and lets backoffs of the run before go on, but not for ever', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.loop.workOffline(true);
    const to = profileAt(desk, 1);
    const [first = '', second = '', third = ''] = devicesOutside(desk, to, 3).map((deviceId) =>
      move(desk, [deviceId], to),
    );
    doubtInterrupted(desk.db, desk.clock.now().toISOString());
    expect(readChange(desk.db, first)?.state).toBe('waiting');
    notePostponed(desk.db, second, 1, new Date(desk.clock.now().getTime() + 60_000).toISOString());
    notePostponed(desk.db, third, 1, new Date(desk.clock.now().getTime() + 86_400_000).toISOString());
    const memory = createSendMemory();
    recallPostponed(desk.services, memory);
    expect([...memory.due.keys()]).toEqual([second]);
  });
});
