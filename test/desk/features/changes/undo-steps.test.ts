import { afterEach, describe, expect, it } from 'vitest';
import { type ChangeRow, readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { undoSteps } from '../../../../src-main/desk/features/changes/undo-steps.ts';
import { updateProfile } from '../../../../src-main/desk/features/profiles/update-profile.ts';
import { devicesOutside, move, profileAt, reaches, startSynced, truthOf } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { listed, settingsOf } from '../../../helpers/profile-actions.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const stepsOf = (changeId: string) => undoSteps(desk.services, readChange(desk.db, changeId) as ChangeRow, [changeId]);

describe('what an undo does', () => {
  it('with a move that was sent is one way back for each profile the devices came from', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 30);
    const homes = new Set(deviceIds.map((deviceId) => truthOf(desk, deviceId)));
    const changeId = move(desk, deviceIds, to);
    await reaches(desk, changeId, 'done');
    const steps = stepsOf(changeId);
    expect(steps.map(({ kind }) => kind)).toEqual([...homes].map(() => 'move-back'));
    expect(steps.reduce((sum, { count }) => sum + count, 0)).toBe(30);
  });

  it('with settings of a profile that is gone by now is nothing, for that reason', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const { profileId, name } = listed(desk, 'Couriers FR');
    const settings = settingsOf(name, { description: 'New' });
    const { changeId } = updateProfile(desk.services, { profileId, settings });
    await reaches(desk, changeId, 'done');
    expect(stepsOf(changeId)).toMatchObject([
      { kind: 'set-back', count: 1, intent: { kind: 'update-profile', profileId } },
    ]);
    desk.db.prepare('DELETE FROM cache.profiles WHERE profile_id = ?').run(profileId);
    expect(stepsOf(changeId)).toEqual([{ kind: 'impossible', reason: 'profile-gone', count: 1 }]);
  });
});
