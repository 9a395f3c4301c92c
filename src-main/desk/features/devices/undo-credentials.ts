import type { EditUndone } from '#shared/domain/device-edit.ts';
import { AppError } from '#shared/errors.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { countImport } from '../../db/tables/credential-imports.ts';
import { takeBackCredentials } from '../../db/take-back-credentials.ts';
import { tidyPasswords } from '../../db/wipe-passwords.ts';
import type { Services } from '../../services.ts';

/**
 * Undoes an import of users and passwords as far as they still wait here, with what waits to send them; null when the deed was
 * none. What was sent stays at Samsung. Throws `already_sent` when nothing but that is left, `nothing_to_do`.
 */
export async function undoCredentials(services: Services, editId: number): Promise<EditUndone | null> {
  const { db, clock, osUser: actor } = services;
  const stands = countImport(db, editId);
  if (stands === null) return null;
  const later = stands.underWay + stands.sent;
  if (stands.waiting === 0)
    throw new AppError(later > 0 ? 'already_sent' : 'nothing_to_do', 'nothing of the import waits here', { editId });
  const at = clock.now().toISOString();
  const devices = transaction(db, () => {
    const taken = takeBackCredentials(db, { entry: editId }, at).length;
    const facts = { undoes: editId, kind: 'credentials', devices: taken, later };
    appendActivity(db, { at, actor, action: 'credentials.takeBack', changeId: null, facts });
    return taken;
  });
  await tidyPasswords(services);
  services.publish('data.changed', { tables: ['credentials', 'devices', 'profiles', 'changes', 'activity'] });
  services.nudge('change');
  return { kind: 'credentials', devices, later, takenBack: 0 };
}
