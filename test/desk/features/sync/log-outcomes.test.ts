import { afterEach, describe, expect, it } from 'vitest';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { countsOf } from '../../../../src-main/desk/db/tables/changes.ts';
import { logOutcomes } from '../../../../src-main/desk/features/sync/log-outcomes.ts';
import { devicesOutside, move, profileAt, reaches, startSynced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const entries = () =>
  readActivity(desk.db, 20)
    .reverse()
    .map(({ action, facts }) => [action, (JSON.parse(facts) as { outcomes?: object }).outcomes]);

describe('the log of outcomes', () => {
  it('says what became of a change once it is known, each thing once', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 5);
    desk.simulator.control.portalEdit({ kind: 'delete', deviceIds: deviceIds.slice(0, 1) });
    const changeId = move(desk, deviceIds, to);
    await reaches(desk, changeId, 'refused');
    expect(entries()).toEqual([
      ['devices.move', undefined],
      ['changes.sent', { refused: 1 }],
      ['changes.confirmed', { done: 4 }],
    ]);
  });

  it('says nothing when nothing ended', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.loop.workOffline(true);
    const changeId = move(desk, devicesOutside(desk, profileAt(desk, 1), 2), profileAt(desk, 1));
    logOutcomes(desk.services, 'changes.sent', { changeId, outcomes: countsOf('waiting', 2) });
    logOutcomes(desk.services, 'changes.sent', { changeId: 'nobody', outcomes: countsOf('waiting', 2) });
    expect(entries()).toEqual([['devices.move', undefined]]);
  });
});
