import { expect, it } from 'vitest';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { announceHandover, leaveAll } from '../../../../src-main/desk/features/handover/leave-all.ts';
import { fillCache, knoxDevice } from '../../../helpers/open-test-db.ts';
import { openTestDesk } from '../../../helpers/open-test-desk.ts';
import { queueMove } from '../../../helpers/queue-move.ts';

it('leaves each change with an entry of its own, and passes over what is not here or is over', async () => {
  const desk = await openTestDesk({ devices: 1 });
  const devices = [1, 2].map((n) => knoxDevice(n, 'p1'));
  await fillCache(desk.db, devices, ['p1', 'p2']);
  const changeIds = devices.map(({ deviceId }) => queueMove(desk.db, [deviceId], 'p2') ?? '');
  const why = { handoverId: 'h1', action: 'handover.takeOut' as const };
  expect(leaveAll(desk.services, [...changeIds, 'none'], why)).toBe(2);
  expect(leaveAll(desk.services, changeIds, why)).toBe(0);
  const entries = readActivity(desk.db, 2).reverse();
  expect(entries.map(({ changeId }) => changeId)).toEqual([...changeIds].reverse());
  expect(JSON.parse(entries[0]?.facts ?? '')).toEqual({ handoverId: 'h1', left: 1 });
  announceHandover(desk.services);
  expect(desk.changedTables()).toContain('changes');
  expect(desk.nudges).toEqual(['change']);
  await desk.close();
});
