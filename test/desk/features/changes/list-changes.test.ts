import { afterEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { listChanges } from '../../../../src-main/desk/features/changes/list-changes.ts';
import { move } from '../../../helpers/desk-actions.ts';
import { fillCache, knoxDevice } from '../../../helpers/open-test-db.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('the list of changes', () => {
  it('gives windows, newest first, with nothing in them but what the contract names', async () => {
    desk = await openTestDesk({ connected: false });
    const devices = [0, 1, 2].map((n) => knoxDevice(n, 'p1'));
    await fillCache(desk.db, devices, ['p1', 'p2']);
    const made = devices.map(({ deviceId }) => move(desk, [deviceId], 'p2' as ProfileId));
    const { changes, total } = listChanges(desk.services, { which: 'all', first: 1, count: 1 });
    expect(total).toBe(3);
    expect(changes.map(({ changeId }) => changeId)).toEqual([made[1]]);
    expect(Object.keys(changes[0] ?? {}).sort()).toEqual(
      [
        'attempts',
        'changeId',
        'createdAt',
        'devices',
        'errorCode',
        'errorId',
        'intent',
        'notBefore',
        'outcomes',
      ].concat(['profileName', 'state', 'undo']),
    );
  });

  it('says how long each list is, and numbers what is to be sent in its order', async () => {
    desk = await openTestDesk({ connected: false });
    const devices = [0, 1].map((n) => knoxDevice(n, 'p1'));
    await fillCache(desk.db, devices, ['p1', 'p2']);
    const made = devices.map(({ deviceId }) => move(desk, [deviceId], 'p2' as ProfileId));
    const { changes, total, counts } = listChanges(desk.services, { which: 'waiting', first: 0, count: 9 });
    expect(changes.map(({ changeId }) => changeId)).toEqual(made);
    expect([total, counts]).toEqual([2, { 'needs-you': 0, waiting: 2, all: 2 }]);
    expect(changes[0]?.undo).toEqual({ takesBack: true, reverses: false, barrier: null });
  });
});
