import { setImmediate } from 'node:timers/promises';
import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { countValues, deleteValues, deleteAttribute as dropAttribute } from '../../db/tables/attributes.ts';
import type { Services } from '../../services.ts';
import { needAttribute } from './need-attribute.ts';

/**
 * Takes an attribute and its values away from every device (behaviour 115); cannot be undone. In slices: cut off in the
 * middle it is still there, with fewer values. Throws `not_found`.
 */
export async function deleteAttribute(
  services: Services,
  input: ParsedInput<'attributes.delete'>,
): Promise<CommandOutput<'attributes.delete'>> {
  const { db, clock, osUser } = services;
  const { name, type } = needAttribute(db, input.name);
  const devices = countValues(db, name);
  const at = clock.now().toISOString();
  const facts = { name, type, devices };
  transaction(db, () => {
    appendActivity(db, { at, actor: osUser, action: 'attributes.delete', changeId: null, facts });
    deleteValues(db, name);
  });
  while (transaction(db, () => deleteValues(db, name)) > 0) await setImmediate();
  dropAttribute(db, name);
  services.publish('data.changed', { tables: ['attributes', 'activity'] });
  return { devices };
}
