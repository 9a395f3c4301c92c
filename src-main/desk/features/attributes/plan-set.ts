import type { ParsedInput } from '#shared/contract.ts';
import type { AttributePlan } from '#shared/domain/custom-attribute.ts';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { findAttribute, meetValues } from '../../db/tables/attributes.ts';
import type { Services } from '../../services.ts';
import { inSlices } from './in-slices.ts';
import { nameDevices } from './name-devices.ts';

/** What an edit would meet among the selected devices; an attribute that is not there yet has no values. */
export async function planSet(
  { db }: Services,
  { selection, name }: ParsedInput<'attributes.planSet'>,
): Promise<AttributePlan> {
  const known = findAttribute(db, name)?.name ?? name;
  const { devices, filled } = await meetAll(db, await nameDevices(db, selection), { name: known, value: null });
  return { devices, filled };
}

/** What lies at the devices an edit names; `same` have the very value already. */
export async function meetAll(
  db: ReadableDb,
  deviceIds: readonly DeviceId[],
  attribute: { name: string; value: string | null },
): Promise<AttributePlan & { same: number }> {
  const sum = { devices: 0, filled: 0, same: 0 };
  await inSlices(deviceIds, (slice) => {
    const met = meetValues(db, slice, attribute);
    sum.devices += met.devices;
    sum.filled += met.filled;
    sum.same += met.same;
  });
  return sum;
}
