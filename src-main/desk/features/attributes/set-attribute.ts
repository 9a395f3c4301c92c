import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { type AttributeEdit, type AttributeType, normaliseValue } from '#shared/domain/custom-attribute.ts';
import { AppError } from '#shared/errors.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { writeValues } from '../../db/tables/attributes.ts';
import type { Services } from '../../services.ts';
import { inSlices } from './in-slices.ts';
import { nameDevices } from './name-devices.ts';
import { needAttribute } from './need-attribute.ts';
import { meetAll } from './plan-set.ts';

/**
 * Gives the selected devices one value (behaviours 92, 115): over what they have, or only where they have none. Each value
 * notes the edit it comes from and what it replaced, so that the edit can be undone whatever its size. One entry in the
 * log, written with the first slice. Throws `not_found`, `attribute_wrong`, `nothing_to_do`.
 */
export async function setAttribute(
  services: Services,
  { selection, edit }: ParsedInput<'attributes.set'>,
): Promise<CommandOutput<'attributes.set'>> {
  const { db } = services;
  const { name, type } = needAttribute(db, edit.name);
  const value = normaliseValue(type, edit.value);
  if (value === null) throw new AppError('attribute_wrong', 'the value does not fit the attribute', { field: 'value' });
  const deviceIds = await nameDevices(db, selection);
  const { devices, filled, same } = await meetAll(db, deviceIds, { name, value });
  const changes = devices - (edit.mode === 'overwrite' ? same : filled);
  if (changes === 0) throw new AppError('nothing_to_do', 'every device has its value already', { devices });
  const wanted = { name, value, mode: edit.mode };
  let editId = 0;
  let changed = 0;
  await inSlices(deviceIds, (slice) =>
    transaction(db, () => {
      if (editId === 0) editId = logEdit(services, { ...wanted, type, devices: changes, kept: devices - changes });
      changed += writeValues(db, slice, { ...wanted, entry: editId });
    }),
  );
  services.publish('data.changed', { tables: ['attributes', 'activity'] });
  return { editId, devices: changed, kept: devices - changed };
}

type EditFacts = AttributeEdit & { type: AttributeType; devices: number; kept: number };

function logEdit({ db, clock, osUser }: Services, facts: EditFacts): number {
  const at = clock.now().toISOString();
  return appendActivity(db, { at, actor: osUser, action: 'attributes.set', changeId: null, facts });
}
