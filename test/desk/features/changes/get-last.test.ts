import { afterEach, expect, it } from 'vitest';
import { getLast } from '../../../../src-main/desk/features/changes/get-last.ts';
import { undoChange } from '../../../../src-main/desk/features/changes/undo-change.ts';
import { deleteDevices } from '../../../../src-main/desk/features/devices/delete-devices.ts';
import { devicesOutside, move, profileAt, reaches, startSynced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const last = () => getLast(desk.services).change?.changeId ?? null;

it('the last change to undo goes one step further back each time, past undone ones, undos and what cannot be undone', async () => {
  desk = await openTestDesk();
  await startSynced(desk);
  expect(last()).toBeNull();
  const to = profileAt(desk, 1);
  const [a, b, c, d] = devicesOutside(desk, to, 4);
  const first = move(desk, [a as never], to);
  const second = move(desk, [b as never], to);
  await reaches(desk, second, 'done');
  const selection = { kind: 'named' as const, deviceIds: [c as never] };
  await reaches(desk, deleteDevices(desk.services, { selection }).changeId, 'done');
  desk.loop.workOffline(true);
  const third = move(desk, [d as never], to);
  for (const expected of [third, second, first]) {
    expect(last()).toBe(expected);
    undoChange(desk.services, { changeIds: [expected] });
  }
  expect(last()).toBeNull();
});
