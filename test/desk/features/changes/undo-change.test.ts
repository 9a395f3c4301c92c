import { afterEach, describe, expect, it } from 'vitest';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { undoChange } from '../../../../src-main/desk/features/changes/undo-change.ts';
import {
  devicesOutside,
  effectsOn,
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

describe('undo', () => {
  it('of an unsent change sends nothing, and the devices stand where they stood', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 10);
    const before = deviceIds.map((deviceId) => truthOf(desk, deviceId));
    desk.loop.workOffline(true);
    const changeId = move(desk, deviceIds, to);
    expect(undoChange(desk.services, { changeId })).toEqual({ undone: 'taken-back', changeId: null });
    desk.loop.workOffline(false);
    await synced(desk);
    expect(readChange(desk.db, changeId)).toMatchObject({ state: 'undone', outcomes: { undone: 10 } });
    expect(requestsTo(desk, 'PUT', 'ssign')).toBe(0);
    expect(deviceIds.map((deviceId) => truthOf(desk, deviceId))).toEqual(before);
    expect(readActivity(desk.db, 1)[0]).toMatchObject({ action: 'changes.undo', changeId });
  });

  it('of a sent change leads every device back to where it came from', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 30);
    const before = deviceIds.map((deviceId) => truthOf(desk, deviceId));
    const changeId = move(desk, deviceIds, to);
    await reaches(desk, changeId, 'done');
    const { undone, changeId: reversal } = undoChange(desk.services, { changeId });
    expect(undone).toBe('reversed');
    await reaches(desk, reversal ?? '', 'done');
    await desk.until(() => desk.loop.status().waiting === 0);
    expect(deviceIds.map((deviceId) => truthOf(desk, deviceId))).toEqual(before);
    for (const deviceId of deviceIds) expect(effectsOn(desk, deviceId)).toBe(2);
    expect(await thrownCode(() => undoChange(desk.services, { changeId }))).toBe('already_sent');
  });

  it('of a change that is under way takes back the rest and leads back what was sent', async () => {
    desk = await openTestDesk({ switches: { maxDevicesPerCall: 10, assignAppliesAfterMs: 3_000 } });
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 60);
    const before = deviceIds.map((deviceId) => truthOf(desk, deviceId));
    const changeId = move(desk, deviceIds, to);
    await desk.until(() => (outcomesOf(desk, changeId).unconfirmed ?? 0) > 0);
    undoChange(desk.services, { changeId });
    await desk.until(() => desk.loop.status().waiting === 0);
    expect(deviceIds.map((deviceId) => truthOf(desk, deviceId))).toEqual(before);
  });

  it('does not overwrite what somebody made of the devices since', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const [to, theirs] = [profileAt(desk, 1), profileAt(desk, 2)];
    const deviceIds = devicesOutside(desk, to, 8).filter((deviceId) => truthOf(desk, deviceId) !== theirs);
    const changeId = move(desk, deviceIds, to);
    await reaches(desk, changeId, 'done');
    const [edited = ''] = deviceIds;
    desk.simulator.control.portalEdit({ kind: 'assign', deviceIds: [edited], profileId: theirs });
    undoChange(desk.services, { changeId });
    await desk.until(() => desk.loop.status().waiting === 0);
    expect(desk.loop.status().conflicts).toBe(1);
    expect(truthOf(desk, edited)).toBe(theirs);
  });

  it('of an undo does the move again', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const [deviceId] = devicesOutside(desk, to, 1);
    const changeId = move(desk, deviceId ? [deviceId] : [], to);
    await reaches(desk, changeId, 'done');
    const reversal = undoChange(desk.services, { changeId }).changeId ?? '';
    await reaches(desk, reversal, 'done');
    const again = undoChange(desk.services, { changeId: reversal }).changeId ?? '';
    await reaches(desk, again, 'done');
    expect(truthOf(desk, deviceId ?? '')).toBe(to);
  });

  it('of a refused change lets go of it; a second time there is nothing to do', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 1);
    desk.simulator.control.portalEdit({ kind: 'delete', deviceIds: [...deviceIds] });
    const changeId = move(desk, deviceIds, to);
    await reaches(desk, changeId, 'refused');
    expect(undoChange(desk.services, { changeId }).undone).toBe('taken-back');
    expect(outcomesOf(desk, changeId)).toEqual({ skipped: 1 });
    expect(await thrownCode(() => undoChange(desk.services, { changeId }))).toBe('nothing_to_do');
    expect(await thrownCode(() => undoChange(desk.services, { changeId: 'x' }))).toBe('not_found');
  });
});
