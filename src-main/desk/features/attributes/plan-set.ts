import type { ParsedInput } from '#shared/contract.ts';
import type { AttributePlan } from '#shared/domain/custom-attribute.ts';
import { inSlices } from '../../db/in-slices.ts';
import { nameDevices } from '../../db/name-devices.ts';
import { findAttribute, meetValues } from '../../db/tables/attributes.ts';
import type { Services } from '../../services.ts';

/** What an edit would meet among the selected devices; an attribute that is not there yet has no values. */
export async function planSet(
  { db }: Services,
  { selection, name }: ParsedInput<'attributes.planSet'>,
): Promise<AttributePlan> {
  const known = findAttribute(db, name)?.name ?? name;
  const plan = { devices: 0, filled: 0 };
  await inSlices(await nameDevices(db, selection), (slice) => {
    const { devices, filled } = meetValues(db, slice, known);
    plan.devices += devices;
    plan.filled += filled;
  });
  return plan;
}
