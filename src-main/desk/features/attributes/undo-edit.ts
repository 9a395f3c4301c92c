import { setImmediate } from 'node:timers/promises';
import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { countValues, readEditedName, restoreValues } from '../../db/tables/attributes.ts';
import type { Services } from '../../services.ts';

/**
 * Puts back what an edit found, or nothing where it found nothing; values that a later edit has set since stay. Throws
 * `not_found`, and `nothing_to_do` when no value of it is left.
 */
export async function undoEdit(
  services: Services,
  { editId }: ParsedInput<'attributes.undo'>,
): Promise<CommandOutput<'attributes.undo'>> {
  const { db, clock, osUser } = services;
  const name = readEditedName(db, editId);
  if (name === null) throw new AppError('not_found', 'no such edit', { editId });
  const devices = countValues(db, name, editId);
  if (devices === 0) throw new AppError('nothing_to_do', 'no value of the edit is left', { editId });
  const at = clock.now().toISOString();
  const facts = { name, undoes: editId, devices };
  const entry = transaction(db, () => {
    const own = appendActivity(db, { at, actor: osUser, action: 'attributes.undo', changeId: null, facts });
    restoreValues(db, { name, undone: editId, entry: own });
    return own;
  });
  while (transaction(db, () => restoreValues(db, { name, undone: editId, entry })) > 0) await setImmediate();
  services.publish('data.changed', { tables: ['attributes', 'activity'] });
  return { devices };
}
