import { afterEach, describe, expect, it } from 'vitest';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { undoChange } from '../../../../src-main/desk/features/changes/undo-change.ts';
import { deleteDevices } from '../../../../src-main/desk/features/devices/delete-devices.ts';
import { changeUser } from '../../../../src-main/desk/features/profiles/change-user.ts';
import { getDetails } from '../../../../src-main/desk/features/profiles/get-details.ts';
import { updateProfile } from '../../../../src-main/desk/features/profiles/update-profile.ts';
import { extendTokens } from '../../../../src-main/desk/features/tokens/extend-tokens.ts';
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
import { atSamsung, keysAtSamsung, listed } from '../../../helpers/profile-actions.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { tokenAtIvanti } from '../../../helpers/token-actions.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const undo = (...changeIds: string[]) => undoChange(desk.services, { changeIds });

describe('undo', () => {
  it('of an unsent change sends nothing, and the devices stand where they stood', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 10);
    const before = deviceIds.map((deviceId) => truthOf(desk, deviceId));
    desk.loop.workOffline(true);
    const changeId = move(desk, deviceIds, to);
    expect(undo(changeId)).toEqual({ undone: 'taken-back', reversals: [] });
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
    const {
      undone,
      reversals: [reversal],
    } = undo(changeId);
    expect(undone).toBe('reversed');
    await reaches(desk, reversal ?? '', 'done');
    await desk.until(() => desk.loop.status().waiting === 0);
    expect(deviceIds.map((deviceId) => truthOf(desk, deviceId))).toEqual(before);
    for (const deviceId of deviceIds) expect(effectsOn(desk, deviceId)).toBe(2);
    expect(await thrownCode(() => undo(changeId))).toBe('already_sent');
  });

  it('of a change that is under way takes back the rest and leads back what was sent', async () => {
    desk = await openTestDesk({ switches: { maxDevicesPerCall: 10, assignAppliesAfterMs: 3_000 } });
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 60);
    const before = deviceIds.map((deviceId) => truthOf(desk, deviceId));
    const changeId = move(desk, deviceIds, to);
    await desk.until(() => (outcomesOf(desk, changeId).unconfirmed ?? 0) > 0);
    undo(changeId);
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
    undo(changeId);
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
    const reversal = undo(changeId).reversals[0] ?? '';
    await reaches(desk, reversal, 'done');
    const again = undo(reversal).reversals[0] ?? '';
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
    expect(undo(changeId).undone).toBe('taken-back');
    expect(outcomesOf(desk, changeId)).toEqual({ skipped: 1 });
    expect(await thrownCode(() => undo(changeId))).toBe('nothing_to_do');
    expect(await thrownCode(() => undo('x'))).toBe('not_found');
  });
});

describe('undo of several at once', () => {
  it('takes all of them back while nothing is sent: no server sees a write (I9)', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const [to, other] = [profileAt(desk, 1), profileAt(desk, 2)];
    const deviceIds = devicesOutside(desk, to, 12).filter((deviceId) => truthOf(desk, deviceId) !== other);
    desk.loop.workOffline(true);
    const changes = [move(desk, deviceIds, to), move(desk, deviceIds.slice(0, 3), other), move(desk, deviceIds, to)];
    desk.simulator.control.clearRequests();
    expect(undo(...changes)).toEqual({ undone: 'taken-back', reversals: [] });
    desk.loop.workOffline(false);
    await synced(desk);
    const writes = desk.simulator.control
      .requests()
      .filter(({ method, path }) => method !== 'GET' && path.includes('/kme/'));
    expect(writes).toEqual([]);
    for (const changeId of changes) expect(readChange(desk.db, changeId)?.state).toBe('undone');
  });

  it('leads devices that went from one to the next back to where the first one found them', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const [first, second] = [profileAt(desk, 1), profileAt(desk, 2)];
    const deviceIds = devicesOutside(desk, first, 20).filter((deviceId) => truthOf(desk, deviceId) !== second);
    const before = deviceIds.map((deviceId) => truthOf(desk, deviceId));
    const changes = [move(desk, deviceIds, first)];
    await reaches(desk, changes[0] ?? '', 'done');
    changes.push(move(desk, deviceIds, second));
    await reaches(desk, changes[1] ?? '', 'done');
    undo(...changes);
    await desk.until(() => desk.loop.status().waiting === 0);
    expect(desk.loop.status().conflicts).toBe(0);
    expect(deviceIds.map((deviceId) => truthOf(desk, deviceId))).toEqual(before);
  });

  it('does what can be done, and nothing at all when there is nothing', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const [a, b] = devicesOutside(desk, to, 2);
    const selection = { kind: 'named' as const, deviceIds: [a ?? ''] as never };
    const { changeId: deleted } = deleteDevices(desk.services, { selection });
    await reaches(desk, deleted, 'done');
    desk.loop.workOffline(true);
    const waiting = move(desk, b ? [b] : [], to);
    expect(undo(deleted, waiting).undone).toBe('taken-back');
    expect(await thrownCode(() => undo(deleted, waiting))).toBe('already_sent');
    expect(await thrownCode(() => undo(waiting))).toBe('nothing_to_do');
    expect(await thrownCode(() => undo(waiting, 'x'))).toBe('not_found');
  });
});

describe('undo of what was changed of a profile', () => {
  async function settled(changeId: string | null | undefined): Promise<string> {
    await reaches(desk, changeId ?? '', 'done');
    return changeId ?? '';
  }

  it('brings back its settings, even over two changes of them', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const { profileId, name } = listed(desk, 'Couriers FR');
    const { settings } = await getDetails(desk.services, { profileId });
    const keysBefore = keysAtSamsung(desk, name);
    const changes: string[] = [];
    for (const description of ['One', 'Two']) {
      const changed = { ...settings, description, configuration: [] };
      changes.push(await settled(updateProfile(desk.services, { profileId, settings: changed }).changeId));
    }
    expect(atSamsung(desk, name)?.description).toBe('Two');
    const { reversals } = undo(...changes);
    await settled(reversals.at(-1));
    expect(atSamsung(desk, name)?.description).toBe(settings.description);
    expect(keysAtSamsung(desk, name)).toEqual(keysBefore);
    expect(desk.loop.status()).toMatchObject({ conflicts: 0, waiting: 0 });
  });

  it('is a conflict when somebody changed the profile since', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const { profileId } = listed(desk, 'Couriers FR');
    const { settings } = await getDetails(desk.services, { profileId });
    const changed = { ...settings, description: 'Mine' };
    const changeId = await settled(updateProfile(desk.services, { profileId, settings: changed }).changeId);
    desk.simulator.control.portalEdit({ kind: 'profile', profileId, description: 'Theirs' });
    const [reversal] = undo(changeId).reversals;
    await reaches(desk, reversal ?? '', 'conflict');
    expect(atSamsung(desk, 'Couriers FR')?.description).toBe('Theirs');
  });

  it('brings back the user, and the end of a token', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const { profileId, associatedUser } = listed(desk, 'Couriers FR');
    const user = await settled(changeUser(desk.services, { profileId, userId: 'u-7' }).changeId);
    await settled(undo(user).reversals[0]);
    expect(listed(desk, 'Couriers FR').associatedUser?.userId).toBe(associatedUser?.userId);
    const extend = async (life: number) =>
      settled(extendTokens(desk.services, { profileIds: [profileId], life }).changeIds[0]);
    await extend(100);
    const end = tokenAtIvanti(desk, 'Couriers FR')?.endsAt;
    const longer = await extend(200);
    await settled(undo(longer).reversals[0]);
    expect(tokenAtIvanti(desk, 'Couriers FR')?.endsAt).toBe(end);
  });
});
