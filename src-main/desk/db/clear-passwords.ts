import { codeOf } from '#shared/errors.ts';
import { asFileError } from './replace-file.ts';
import { transaction, type WritableDb } from './sql.ts';
import { readWaitingIds } from './tables/device-credentials.ts';
import { takeBackCredentials } from './take-back-credentials.ts';
import { removeOrphans, type TidyServices } from './wipe-passwords.ts';

type ClearServices = TidyServices & { db: WritableDb; demo: object | null; clock: { now(): Date } };

const DEVICES_PER_SLICE = 5_000;

/**
 * At the start: files of imports that were cut off go. The demo depot's key was held in memory and is gone: with it goes what
 * waited there. Never throws.
 */
export function clearPasswords(services: ClearServices): void {
  try {
    if (services.demo !== null) forgetAll(services);
    removeOrphans(services);
  } catch (error) {
    services.log('warn', `the files of passwords could not be looked after: ${codeOf(asFileError(error))}`);
  }
}

function forgetAll({ db, clock }: ClearServices): void {
  const at = clock.now().toISOString();
  for (;;) {
    const deviceIds = readWaitingIds(db, '', DEVICES_PER_SLICE);
    if (deviceIds.length === 0) return;
    if (transaction(db, () => takeBackCredentials(db, { deviceIds }, at)).length === 0) return;
  }
}
