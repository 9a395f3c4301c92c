import type { SelfMaintainedIntent } from '#shared/domain/queued-change.ts';
import { isSameRow } from '#shared/domain/self-maintained.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { readImportRows } from '../../db/tables/import-rows.ts';
import { findIvantiProfile, type IvantiProfileFacts } from '../../db/tables/ivanti-profiles.ts';
import type { ProfileBase } from '../../db/tables/profile-changes.ts';
import { findProfile } from '../../db/tables/profiles.ts';
import { findListed, isListed, readListedRow } from '../../db/tables/self-maintained-devices.ts';
import type { Standing } from './judge-profile.ts';

/** A profile that is to be made of a file. */
export type Upload = Extract<SelfMaintainedIntent, { kind: 'upload-self-maintained' }>;

/** Holds what Ivanti was last seen to have against what a change of a Self-Maintained profile wants and was based on. */
export function judgeSelfMaintained(db: ReadableDb, intent: SelfMaintainedIntent, base: ProfileBase | null): Standing {
  const { profileId } = intent;
  if (intent.kind === 'upload-self-maintained') return judgeUpload(findIvantiProfile(db, intent.name), intent);
  const isThere = findProfile(db, profileId) !== null;
  if (intent.kind === 'remove-self-maintained')
    return isThere && findListed(db, profileId, intent.deviceIds).length > 0 ? 'as-based' : 'wanted';
  if (!isThere) return 'gone';
  if (intent.kind === 'edit-self-maintained') return judgeEdit(db, intent, base);
  const rows = readImportRows(db, intent.importId, -1, intent.devices);
  return rows.every((row) => isListed(db, profileId, row)) ? 'wanted' : 'as-based';
}

/** A device is taken as a whole: whatever of it somebody else changed, the person is to see it first. */
function judgeEdit(
  db: ReadableDb,
  { profileId, deviceId, row }: Extract<SelfMaintainedIntent, { kind: 'edit-self-maintained' }>,
  base: ProfileBase | null,
): Standing {
  const seen = readListedRow(db, profileId, deviceId);
  if (seen === null) return 'gone';
  if (isSameRow(seen, row)) return 'wanted';
  return base?.device != null && isSameRow(seen, base.device) ? 'as-based' : 'changed';
}

/** A profile of that name with fewer devices may be one that Ivanti is still filling. */
function judgeUpload(found: IvantiProfileFacts | null, upload: Upload): Standing {
  if (found === null) return 'as-based';
  if (!found.selfMaintained || found.devices > upload.devices) return 'changed';
  return isMadeOf(found, upload) && found.userId === upload.userId ? 'wanted' : 'as-based';
}

/** Whether a profile of Ivanti's can be the one that was made of a file: of that type, with as many devices. */
export function isMadeOf(found: Pick<IvantiProfileFacts, 'selfMaintained' | 'devices'>, upload: Upload): boolean {
  return found.selfMaintained && found.devices === upload.devices;
}
