import { afterEach, describe, expect, it } from 'vitest';
import type { ProfileId, ProfileSettings } from '#shared/domain/profile.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { readFacts } from '../../../../src-main/desk/db/tables/profile-facts.ts';
import { findProfileContent } from '../../../../src-main/desk/db/tables/profiles.ts';
import { createProfile } from '../../../../src-main/desk/features/profiles/create-profile.ts';
import { updateProfile } from '../../../../src-main/desk/features/profiles/update-profile.ts';
import { reaches, startSynced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const settings: ProfileSettings = {
  ...{ name: 'Night shift', description: '', configuration: [], systemApps: false },
  ...{ withoutToken: true, singleDevice: true },
};

describe('settling changes of profiles by reading', () => {
  it('waits for Samsung to work a profile off, and keeps what only we know of it', async () => {
    desk = await openTestDesk({ switches: { profileAsyncMs: 20_000 } });
    await startSynced(desk);
    const { changeId } = createProfile(desk.services, { settings, days: null, userId: null });
    await reaches(desk, changeId, 'unconfirmed');
    expect(findProfileContent(desk.db, 'Night shift')).toBeNull();
    await reaches(desk, changeId, 'done');
    const profileId = findProfileContent(desk.db, 'Night shift')?.profileId as ProfileId;
    expect(readFacts(desk.db, profileId)).toMatchObject({ singleDevice: true, withoutToken: true });
    expect(findProfileContent(desk.db, 'Night shift')?.tokenDigest).toBeNull();
  });

  it('ends a conflict by itself when the server has what was wanted after all', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const profileId = findProfileContent(desk.db, 'Executives')?.profileId as ProfileId;
    desk.loop.workOffline(true);
    const mine = { ...settings, name: 'Executives', description: 'Mine', withoutToken: false };
    const { changeId } = updateProfile(desk.services, { profileId, settings: mine });
    desk.simulator.control.portalEdit({ kind: 'profile', profileId, description: 'Theirs' });
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'conflict');
    desk.simulator.control.portalEdit({ kind: 'profile', profileId, description: 'Mine' });
    desk.loop.nudge('asked');
    await reaches(desk, changeId, 'done');
    expect(readChange(desk.db, changeId)?.errorCode).toBeNull();
  });
});
