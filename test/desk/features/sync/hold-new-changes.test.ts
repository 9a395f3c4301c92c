import { afterEach, describe, expect, it } from 'vitest';
import { undoChange } from '../../../../src-main/desk/features/changes/undo-change.ts';
import { deleteDevices } from '../../../../src-main/desk/features/devices/delete-devices.ts';
import { holdNewChanges, releaseChanges } from '../../../../src-main/desk/features/sync/hold-new-changes.ts';
import { createSendMemory } from '../../../../src-main/desk/features/sync/sync-schedule.ts';
import {
  approvedDevices,
  devicesOutside,
  move,
  outcomesOf,
  profileAt,
  requestsTo,
  startSynced,
} from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const assignments = () => requestsTo(desk, 'PUT', '/kcs/v1/kme/devices/assignProfile');
const longUndoMs = 3_600_000;

describe('a new change', () => {
  it('is kept back, and taken back within that time sends nothing', async () => {
    desk = await openTestDesk({ undoMs: longUndoMs });
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const changeId = move(desk, devicesOutside(desk, to, 3), to);
    expect(Date.parse(desk.loop.status().nextSyncAt ?? '')).toBeGreaterThan(desk.clock.now().getTime());
    expect(undoChange(desk.services, { changeIds: [changeId] })).toMatchObject({ undone: 'taken-back' });
    desk.loop.start(false);
    await desk.until(() => desk.loop.status().phase === 'idle');
    expect(assignments()).toBe(0);
    expect(outcomesOf(desk, changeId)).toMatchObject({ undone: 3 });
  });

  it('goes out by itself when the time is over', async () => {
    desk = await openTestDesk({ undoMs: 60_000 });
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const changeId = move(desk, devicesOutside(desk, to, 3), to);
    expect(assignments()).toBe(0);
    desk.clock.advance(60_000);
    await desk.until(() => outcomesOf(desk, changeId).done === 3);
    expect(assignments()).toBe(1);
  });

  it('is kept back twice as long when it deletes, which cannot be led back (behaviour 98)', async () => {
    desk = await openTestDesk({ undoMs: 60_000 });
    await startSynced(desk);
    const deletions = () => requestsTo(desk, 'POST', '/kcs/v1/kme/devices/delete');
    const selection = { kind: 'named' as const, deviceIds: approvedDevices(desk).slice(0, 2) };
    const { changeId } = deleteDevices(desk.services, { selection });
    desk.clock.advance(60_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(deletions()).toBe(0);
    desk.clock.advance(60_000);
    await desk.until(() => outcomesOf(desk, changeId).done === 2);
    expect(deletions()).toBe(1);
  });

  it('goes out at once when the person asks for a sync', async () => {
    desk = await openTestDesk({ undoMs: longUndoMs });
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const changeId = move(desk, devicesOutside(desk, to, 3), to);
    desk.loop.start(false);
    await desk.until(() => outcomesOf(desk, changeId).done === 3);
  });

  it('dated by a clock that was ahead is not kept back', async () => {
    desk = await openTestDesk({ connected: false });
    const memory = createSendMemory();
    desk.db
      .prepare(
        `INSERT INTO main.changes (change_id, kind, intent, profile_name, devices, state, outcomes, created_at,
           app_version)
         VALUES ('c1', 'move', '{"kind":"move","profileId":"p"}', 'P', 1, 'waiting', '{"waiting":1}',
           '2999-01-01T00:00:00.000Z', '0')`,
      )
      .run();
    expect(holdNewChanges(desk.services, memory, 5_000)).toBe(false);
    expect(releaseChanges(desk.services, memory)).toBe(false);
  });

  it('that was taken back while a long reading went on interrupts it once at the most', async () => {
    desk = await openTestDesk({ connected: false });
    const memory = createSendMemory();
    memory.held.set('taken back', desk.clock.monotonicMs());
    expect([releaseChanges(desk.services, memory), releaseChanges(desk.services, memory)]).toEqual([true, false]);
  });
});
