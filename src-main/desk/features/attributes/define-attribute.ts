import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { findAttribute, insertAttribute } from '../../db/tables/attributes.ts';
import type { Services } from '../../services.ts';

/** Makes an attribute of a type (behaviour 115). Throws `attribute_name_taken`, whatever the case of the name. */
export function defineAttribute(
  services: Services,
  { name, type }: ParsedInput<'attributes.define'>,
): CommandOutput<'attributes.define'> {
  const { db, clock, osUser } = services;
  transaction(db, () => {
    const taken = findAttribute(db, name);
    if (taken) throw new AppError('attribute_name_taken', 'there is such an attribute', { field: 'name' });
    const at = clock.now().toISOString();
    insertAttribute(db, { name, type, at });
    const facts = { name, type };
    appendActivity(db, { at, actor: osUser, action: 'attributes.define', changeId: null, facts });
  });
  services.publish('data.changed', { tables: ['attributes', 'activity'] });
  return null;
}
