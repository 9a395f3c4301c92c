import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { normaliseValue } from '#shared/domain/custom-attribute.ts';
import { AppError } from '#shared/errors.ts';
import { editInSlices } from '../../db/edit-in-slices.ts';
import { nameDevices } from '../../db/name-devices.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import type { Services } from '../../services.ts';
import { needAttribute } from './need-attribute.ts';

/**
 * Gives the selected devices one value (behaviours 92, 115): over what they have, or only where they have none. What each
 * had is kept, so that the edit can be undone whatever its size. Throws `not_found`, `attribute_wrong`, `nothing_to_do`.
 */
export async function setAttribute(
  services: Services,
  { selection, edit }: ParsedInput<'attributes.set'>,
): Promise<CommandOutput<'attributes.set'>> {
  const { db, clock, osUser: actor } = services;
  const { name, type } = needAttribute(db, edit.name);
  const value = normaliseValue(type, edit.value);
  if (value === null) throw new AppError('attribute_wrong', 'the value does not fit the attribute', { field: 'value' });
  const { mode } = edit;
  const at = clock.now().toISOString();
  const result = await editInSlices(db, await nameDevices(db, selection), {
    edit: { kind: 'attribute', name, text: value, at, by: actor },
    becomes: mode === 'overwrite' ? 'overwrite' : 'fill',
    log: (counts) => {
      const facts = { name, value, mode, type, ...counts };
      return appendActivity(db, { at, actor, action: 'attributes.set', changeId: null, facts });
    },
  });
  services.publish('data.changed', { tables: ['attributes', 'activity'] });
  return result;
}
