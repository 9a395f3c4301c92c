import { describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import { queueProfileChange } from '../../../../src-main/desk/db/queue-profile-change.ts';
import { findSelfMaintained } from '../../../../src-main/desk/features/self-maintained/find-self-maintained.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { addProfile } from '../../db/open-test-workspace.ts';
import { openCsvDesk } from './open-csv-desk.ts';

const own = 'be-1' as ProfileId;

describe('a profile whose devices are listed by hand', () => {
  it('is found, and no other', async () => {
    const { db } = openCsvDesk().services;
    addProfile(db, 'p1', 'Couriers');
    expect(findSelfMaintained(db, own).name).toBe('Older handhelds');
    expect(await thrownCode(() => findSelfMaintained(db, 'none' as ProfileId))).toBe('profile_not_found');
    for (const other of ['p1' as ProfileId, DEFAULT_PROFILE_ID])
      expect(await thrownCode(() => findSelfMaintained(db, other))).toBe('profile_not_editable');
  });

  it('takes no changes once it is to be deleted, nor without Ivanti', async () => {
    const { services } = openCsvDesk();
    const { db } = services;
    const request = { profileName: 'Older handhelds', action: 'profiles.delete' as const };
    queueProfileChange(services, { ...request, intent: { kind: 'delete-profile', profileId: own } });
    expect(await thrownCode(() => findSelfMaintained(db, own))).toBe('profile_not_editable');
    db.exec("UPDATE main.changes SET state = 'undone'; UPDATE main.integration SET ivanti_base_url = NULL");
    expect(await thrownCode(() => findSelfMaintained(db, own))).toBe('ivanti_needed');
  });
});
