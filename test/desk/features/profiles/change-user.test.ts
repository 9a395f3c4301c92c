import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE_ID } from '#shared/domain/profile.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { settleChange } from '../../../../src-main/desk/features/changes/settle-change.ts';
import { changeUser } from '../../../../src-main/desk/features/profiles/change-user.ts';
import { reaches, requestsTo, startSynced, synced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk, type TestDeskOptions } from '../../../helpers/open-test-desk.ts';
import { atIvanti, create, disconnectIvanti, listed } from '../../../helpers/profile-actions.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: TestDesk;
afterEach(() => desk.close());

async function open(options: TestDeskOptions = {}): Promise<void> {
  desk = await openTestDesk(options);
  await startSynced(desk);
}

const change = (name: string, userId: string | null) =>
  changeUser(desk.services, { profileId: listed(desk, name).profileId, userId }).changeId ?? '';

describe('Change Associate User (behaviour 91)', () => {
  it('is shown at once, offline, and then carried out at Ivanti', async () => {
    await open();
    desk.loop.workOffline(true);
    const changeId = change('Couriers FR', 'u-7');
    const shown = listed(desk, 'Couriers FR');
    expect(shown).toMatchObject({ associatedUser: { userId: 'u-7' }, sync: { state: 'waiting', changeId } });
    expect(shown.associatedUser?.name).not.toBe('u-7');
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'done');
    expect(atIvanti(desk, 'Couriers FR')?.userNumber).toBe(6);
  });

  it('takes the user away', async () => {
    await open();
    await reaches(desk, change('Couriers FR', null), 'done');
    expect(atIvanti(desk, 'Couriers FR')?.userNumber).toBeNull();
    expect(listed(desk, 'Couriers FR').associatedUser).toBeNull();
  });

  it('is a conflict when somebody chose another user meanwhile; insisting sets ours', async () => {
    await open();
    desk.loop.workOffline(true);
    const changeId = change('Couriers FR', 'u-7');
    const profile = desk.simulator.world.ivanti.profiles.find(({ name }) => name === 'Couriers FR');
    if (profile) profile.userNumber = 11;
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'conflict');
    expect(listed(desk, 'Couriers FR').associatedUser?.userId).toBe('u-12');
    settleChange(desk.services, { changeId, decision: 'mine' });
    await reaches(desk, changeId, 'done');
    expect(atIvanti(desk, 'Couriers FR')?.userNumber).toBe(6);
  });

  it('of a profile that waits to be made goes into its making', async () => {
    await open();
    desk.loop.workOffline(true);
    const made = create(desk, 'Pop-up depot');
    expect(change('Pop-up depot', 'u-7')).toBe(made.changeId);
    desk.loop.workOffline(false);
    await reaches(desk, made.changeId, 'done');
    expect(atIvanti(desk, 'Pop-up depot')?.userNumber).toBe(6);
    expect(requestsTo(desk, 'PUT', '/user')).toBe(0);
  });

  it('of a profile that is just being made follows it, without a conflict', async () => {
    await open({ switches: { profileAsyncMs: 3_000 } });
    const made = create(desk, 'Pop-up depot');
    await reaches(desk, made.changeId, 'unconfirmed');
    const changeId = change('Pop-up depot', 'u-7');
    await reaches(desk, made.changeId, 'done');
    await reaches(desk, changeId, 'done');
    expect(atIvanti(desk, 'Pop-up depot')?.userNumber).toBe(6);
  });

  it('waits while Ivanti cannot be reached', async () => {
    await open();
    desk.simulator.control.setFault({
      match: 'GET /ivanti/api/v1/bulkenrollment/profile',
      kind: 'status',
      status: 503,
    });
    const changeId = change('Couriers FR', 'u-7');
    await desk.until(() => desk.loop.status().error !== null);
    expect(readChange(desk.db, changeId)?.state).toBe('waiting');
    desk.simulator.control.clearFaults();
    await synced(desk);
    await reaches(desk, changeId, 'done');
  });

  it('is refused without Ivanti, for the Default Profile, for a user nobody knows, and when nothing changes', async () => {
    await open();
    const code = (userId: string | null, name = 'Couriers FR') => thrownCode(() => change(name, userId));
    const same = listed(desk, 'Couriers FR').associatedUser?.userId ?? null;
    expect(await code(same)).toBe('nothing_to_do');
    expect(await code('u-99')).toBe('user_not_found');
    const ofDefault = () => changeUser(desk.services, { profileId: DEFAULT_PROFILE_ID, userId: 'u-7' });
    expect(await thrownCode(ofDefault)).toBe('profile_not_found');
    disconnectIvanti(desk);
    expect(await code('u-7')).toBe('ivanti_needed');
  });
});
