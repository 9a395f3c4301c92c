import { afterEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import { undoChange } from '../../../../src-main/desk/features/changes/undo-change.ts';
import { planMove } from '../../../../src-main/desk/features/devices/plan-move.ts';
import { deleteProfile } from '../../../../src-main/desk/features/profiles/delete-profile.ts';
import { fillCache, knoxDevice } from '../../../helpers/open-test-db.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

async function open(): Promise<void> {
  desk = await openTestDesk({ connected: false });
  const devices = [
    knoxDevice(0, 'p1'),
    knoxDevice(1, 'p2'),
    knoxDevice(2, null, 'unassigned'),
    knoxDevice(3, null, 'pending'),
  ];
  await fillCache(desk.db, devices, ['p1', 'p2']);
}

const named = (...numbers: number[]) => ({
  kind: 'named' as const,
  deviceIds: numbers.map((n) => knoxDevice(n, null).deviceId),
});

describe('the plan of a move', () => {
  it('counts what would move, what is there already, and why the rest cannot', async () => {
    await open();
    const plan = planMove(desk.services, { selection: named(0, 1, 2, 3, 9), profileId: 'p2' as ProfileId });
    expect(plan).toEqual({
      profileName: 'p2',
      move: 2,
      alreadyThere: 1,
      cannot: [
        { code: 'device_pending', devices: 1 },
        { code: 'device_not_found', devices: 1 },
      ],
    });
  });

  it('takes all that match a filter, less the ones taken out', async () => {
    await open();
    const except = named(0).deviceIds as DeviceId[];
    const selection = { kind: 'matching' as const, filter: {}, except };
    expect(planMove(desk.services, { selection, profileId: DEFAULT_PROFILE_ID })).toMatchObject({
      move: 1,
      alreadyThere: 1,
    });
  });

  it('queues nothing', async () => {
    await open();
    planMove(desk.services, { selection: named(0), profileId: 'p2' as ProfileId });
    expect(desk.db.prepare('SELECT count(*) FROM changes').pluck().get()).toBe(0);
    expect(desk.nudges).toEqual([]);
  });

  it('refuses a profile nobody knows, and one that takes no devices', async () => {
    await open();
    desk.db.exec(
      "INSERT INTO cache.profiles (profile_id, name, description, type, updated_at) VALUES ('s1', 'By hand', '', 'self-maintained', NULL)",
    );
    const to = (profileId: string) => () =>
      planMove(desk.services, { selection: named(0), profileId: profileId as ProfileId });
    expect(await thrownCode(to('p9'))).toBe('profile_not_found');
    expect(await thrownCode(to('s1'))).toBe('profile_cannot_take_devices');
  });

  it('into a profile that will be deleted is refused', async () => {
    await open();
    const profileId = 'p2' as ProfileId;
    const { changeId } = deleteProfile(desk.services, { profileId });
    const plan = () => planMove(desk.services, { selection: named(0), profileId });
    expect(await thrownCode(plan)).toBe('profile_leaving');
    undoChange(desk.services, { changeIds: [changeId] });
    expect(plan().move).toBe(1);
  });
});
