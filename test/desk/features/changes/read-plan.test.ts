import { afterEach, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { readPlan } from '../../../../src-main/desk/features/changes/read-plan.ts';
import { changeUser } from '../../../../src-main/desk/features/profiles/change-user.ts';
import { devicesOutside, move, profileAt, reaches, startSynced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { listed } from '../../../helpers/profile-actions.ts';

let desk: TestDesk;
afterEach(() => desk.close());

it('the plan is what is not over, in the order of sending, with a line for each device or altered thing', async () => {
  desk = await openTestDesk();
  await startSynced(desk);
  const to = profileAt(desk, 1);
  const [over, ...rest] = devicesOutside(desk, to, 4) as [DeviceId, ...DeviceId[]];
  await reaches(desk, move(desk, [over], to), 'done');
  desk.loop.workOffline(true);
  const moved = move(desk, rest, to);
  const { profileId } = listed(desk, 'Couriers FR');
  const { changeId: user } = changeUser(desk.services, { profileId, userId: 'u-7' });
  const plan = [...readPlan(desk.services)].map(({ order, slices }) => ({ order, rows: [...slices].flat() }));
  expect(plan.map(({ order, rows }) => [order, rows.length])).toEqual([
    [1, 3],
    [2, 1],
  ]);
  const [device, ,] = plan[0]?.rows ?? [];
  expect(device).toMatchObject({
    order: 1,
    change: moved,
    kind: 'move',
    what: 'profile',
    state: 'waiting',
    reason: null,
  });
  expect(device?.was).toBe(device?.seenNow);
  expect(device?.willBe).toBe(device?.target);
  expect(rest).toContain(device?.deviceId);
  expect(plan[1]?.rows[0]).toMatchObject({ change: user, kind: 'set-user', what: 'user', deviceId: null });
});
