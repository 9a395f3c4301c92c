import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { createRowJudge, rawRowOf } from '#shared/domain/judge-csv-row.ts';
import { isLive } from '#shared/domain/queued-change.ts';
import { isSameRow, type SelfMaintainedRow } from '#shared/domain/self-maintained.ts';
import { AppError } from '#shared/errors.ts';
import { announceProfileChange, queueProfileChange } from '../../db/queue-profile-change.ts';
import { type ReadableDb, transaction } from '../../db/sql.ts';
import { readProfileChanges } from '../../db/tables/profile-changes.ts';
import { isListed, readListedRow } from '../../db/tables/self-maintained-devices.ts';
import type { Services } from '../../services.ts';
import { findSelfMaintained } from './find-self-maintained.ts';
import { alreadyThere, problemsOf } from './name-problems.ts';

type Input = ParsedInput<'selfMaintained.editDevice'>;

/**
 * *Edit devices* (behaviour 111): judges a device as a row of a file is and queues it as it shall be, with the user name it
 * has; what is wrong with it is an answer. Throws `profile_not_found`, `profile_not_editable`, `ivanti_needed`,
 * `device_not_listed`, `device_leaving`, `nothing_to_do` when nothing of it differs.
 */
export function editDevice(services: Services, input: Input): CommandOutput<'selfMaintained.editDevice'> {
  const { db } = services;
  const { profileId, deviceId } = input;
  const profile = findSelfMaintained(db, profileId);
  const shown = readShown(db, input);
  const verdict = createRowJudge()(rawRowOf(input.device, 1));
  if (!verdict.ok) return { changeId: null, problems: problemsOf(verdict, 0) };
  const row: SelfMaintainedRow = { ...verdict.row, userName: shown.userName };
  if (isListed(db, profileId, row, deviceId)) return { changeId: null, problems: [alreadyThere(0)] };
  if (isSameRow(row, shown)) throw new AppError('nothing_to_do', 'nothing of the device differs', { deviceId });
  const intent = { kind: 'edit-self-maintained' as const, profileId, deviceId, row };
  const request = { intent, profileName: profile.name, action: 'selfMaintained.editDevice' as const };
  const changeId = transaction(db, () => queueProfileChange(services, request));
  announceProfileChange(services);
  return { changeId, problems: [] };
}

/** The device as the list shows it: as it is to be changed, else as Ivanti was last seen to have it. */
function readShown(db: ReadableDb, { profileId, deviceId }: Input): SelfMaintainedRow {
  let shown = readListedRow(db, profileId, deviceId);
  if (shown === null) throw new AppError('device_not_listed', 'no such device in the profile', { deviceId });
  for (const { intent, state } of readProfileChanges(db)) {
    if (!isLive(state) || intent.profileId !== profileId) continue;
    if (intent.kind === 'remove-self-maintained' && intent.deviceIds.includes(deviceId))
      throw new AppError('device_leaving', 'the device is about to be deleted', { deviceId });
    if (intent.kind === 'edit-self-maintained' && intent.deviceId === deviceId) shown = intent.row;
  }
  return shown;
}
