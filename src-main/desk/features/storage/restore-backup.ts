import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { requestRestore } from '../../db/restore-ledger.ts';
import type { Services } from '../../services.ts';
import { needBackup } from './plan-restore.ts';

/**
 * Has a backup opened in the ledger's place: noted now, done when the desk starts anew, which it does at once. The ledger of
 * today is kept; what waited in the backup is read back before anything is sent. Throws `not_found`, `backup_unusable`.
 */
export function restoreBackup(
  services: Services,
  { name }: ParsedInput<'storage.restore'>,
): CommandOutput<'storage.restore'> {
  needBackup(services, name);
  requestRestore(services.folder, name);
  services.log('warn', `the person goes back to the backup ${name}`);
  services.startAnew();
  return null;
}
