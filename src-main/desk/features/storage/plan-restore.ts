import { join } from 'node:path';
import type { ParsedInput } from '#shared/contract.ts';
import type { Backup, RestorePlan } from '#shared/domain/storage.ts';
import { AppError } from '#shared/errors.ts';
import { backupFolder, listBackups } from '../../db/backup-ledger.ts';
import { compareWithBackup } from '../../db/compare-with-backup.ts';
import { isUsable } from '../../db/restore-ledger.ts';
import type { Services } from '../../services.ts';

/** What going back to a backup would cost. Throws `not_found`, `backup_unusable`. */
export function planRestore(services: Services, { name }: ParsedInput<'storage.planRestore'>): RestorePlan {
  const backup = needBackup(services, name);
  return { backup, ...compareWithBackup(services.db, join(backupFolder(services.folder), name)) };
}

/** A backup that is there and can be opened. Throws `not_found`, `backup_unusable`. */
export function needBackup({ folder, clock }: Services, name: string): Backup {
  const backup = listBackups(folder, clock.now()).find((one) => one.name === name);
  if (!backup) throw new AppError('not_found', 'there is no such backup', { file: name });
  if (!isUsable(folder, name)) throw new AppError('backup_unusable', 'the backup cannot be opened', { file: name });
  return backup;
}
