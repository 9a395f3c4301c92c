import { randomUUID } from 'node:crypto';
import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { refuseProfileName } from '#shared/domain/profile-name.ts';
import { AppError } from '#shared/errors.ts';
import { announceProfileChange, queueProfileChange } from '../../db/queue-profile-change.ts';
import { transaction, type WritableDb } from '../../db/sql.ts';
import { importStaged, sweepImports } from '../../db/tables/import-rows.ts';
import { readIntegration } from '../../db/tables/integration.ts';
import { readListedProfiles } from '../../db/tables/listed-profiles.ts';
import { ownProfileId } from '../../db/tables/new-profiles.ts';
import { readStaged } from '../../db/tables/staged-rows.ts';
import { isKnownUser } from '../../db/tables/users.ts';
import type { Services } from '../../services.ts';

type Input = ParsedInput<'selfMaintained.create'>;

/**
 * *Done* (behaviours 101, 109): takes the good rows of a checked file into the ledger and queues the profile made of them.
 * Throws `ivanti_needed`, `profile_name_wrong`, `profile_name_taken`, `user_not_found`, `not_found` (the file is held no
 * longer), `csv_rows_refused` (all or nothing), `csv_empty`.
 */
export function createProfile(services: Services, input: Input): CommandOutput<'selfMaintained.create'> {
  const { db } = services;
  const { name, description, withoutToken } = input;
  // Without a token nobody is chosen either: the device is known by its identifiers (behaviour 109).
  const userId = withoutToken ? null : input.userId;
  const profileId = ownProfileId(randomUUID());
  const importId = randomUUID();
  const changeId = transaction(db, () => {
    assertPossible(db, { ...input, userId });
    sweepImports(db);
    const devices = importStaged(db, input.stagedId, importId);
    const kind = 'upload-self-maintained' as const;
    const intent = { kind, profileId, importId, name, description, withoutToken, userId, devices };
    return queueProfileChange(services, { intent, profileName: name, action: 'selfMaintained.create' });
  });
  announceProfileChange(services);
  return { profileId, changeId };
}

function assertPossible(db: WritableDb, { stagedId, name, userId, mode }: Input): void {
  if (readIntegration(db)?.ivanti == null) throw new AppError('ivanti_needed', 'such profiles live at Ivanti only');
  refuseProfileName(
    name,
    readListedProfiles(db).map((profile) => profile.name),
  );
  if (userId !== null && !isKnownUser(db, userId)) throw new AppError('user_not_found', 'no such user', { userId });
  const report = readStaged(db, stagedId)?.report;
  if (!report) throw new AppError('not_found', 'this file is held no longer', { stagedId });
  if (report.accepted === 0) throw new AppError('csv_empty', 'no row is good');
  if (mode === 'all-or-nothing' && report.refused > 0)
    throw new AppError('csv_rows_refused', 'not every row is good', { refused: report.refused });
}
