import { afterEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { listTargets } from '../../../../src-main/desk/features/changes/list-targets.ts';
import { move } from '../../../helpers/desk-actions.ts';
import { fillCache, knoxDevice } from '../../../helpers/open-test-db.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('the devices of a change', () => {
  it('come in windows with their number', async () => {
    desk = await openTestDesk({ connected: false });
    const devices = Array.from({ length: 30 }, (_, n) => knoxDevice(n, 'p1'));
    await fillCache(desk.db, devices, ['p1', 'p2']);
    const changeId = move(
      desk,
      devices.map(({ deviceId }) => deviceId),
      'p2' as ProfileId,
    );
    const { targets, total } = listTargets(desk.services, { changeId, first: 10, count: 5 });
    expect(total).toBe(30);
    expect(targets.map(({ deviceId }) => deviceId)).toEqual(devices.slice(10, 15).map(({ deviceId }) => deviceId));
    expect(targets[0]).toMatchObject({ baseProfileName: 'p1', seenProfileName: 'p1', state: 'waiting' });
  });

  it('of a change nobody made are refused', async () => {
    desk = await openTestDesk({ connected: false });
    expect(await thrownCode(() => listTargets(desk.services, { changeId: 'x', first: 0, count: 1 }))).toBe('not_found');
  });
});
