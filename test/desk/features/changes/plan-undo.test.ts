import { afterEach, expect, it } from 'vitest';
import { planUndo } from '../../../../src-main/desk/features/changes/plan-undo.ts';
import { undoChange } from '../../../../src-main/desk/features/changes/undo-change.ts';
import { deleteDevices } from '../../../../src-main/desk/features/devices/delete-devices.ts';
import { devicesOutside, move, profileAt, reaches, startSynced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

it('a plan says what is never sent, what is led back where, and what cannot be and why, and changes nothing', async () => {
  desk = await openTestDesk();
  await startSynced(desk);
  const to = profileAt(desk, 1);
  const [a, b, ...sent] = devicesOutside(desk, to, 12);
  const moved = move(desk, sent, to);
  await reaches(desk, moved, 'done');
  const selection = { kind: 'named' as const, deviceIds: [a as never] };
  const { changeId: deleted } = deleteDevices(desk.services, { selection });
  await reaches(desk, deleted, 'done');
  desk.loop.workOffline(true);
  const waiting = move(desk, [b as never], to);
  const before = desk.db.prepare('SELECT count(*) FROM main.changes').pluck().get();
  const plan = planUndo(desk.services, { changeIds: [moved, deleted, waiting] });
  expect(plan.takenBack).toMatchObject([{ changeId: waiting, count: 1 }]);
  expect(plan.impossible).toMatchObject([{ changeId: deleted, count: 1, reason: 'devices-deleted' }]);
  expect(plan.reversals.reduce((sum, { count }) => sum + count, 0)).toBe(10);
  for (const { back } of plan.reversals) expect(back.intent.kind).toBe('move');
  expect(desk.db.prepare('SELECT count(*) FROM main.changes').pluck().get()).toBe(before);
  const { reversals } = undoChange(desk.services, { changeIds: [moved, deleted, waiting] });
  expect(reversals).toHaveLength(plan.reversals.length);
  expect(await thrownCode(() => planUndo(desk.services, { changeIds: ['x'] }))).toBe('not_found');
});
