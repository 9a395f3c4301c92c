import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { readDeviceIds } from '../../db/tables/device-rows.ts';
import { rowsBetween, viewRows } from '../../db/tables/device-views.ts';
import type { Services } from '../../services.ts';

/** Ids of consecutive rows of a list, for a selection with Shift. */
export function getIdRange(
  { db }: Services,
  { view, first, count }: ParsedInput<'devices.getIdRange'>,
): CommandOutput<'devices.getIdRange'> {
  return { deviceIds: readDeviceIds(db, rowsBetween(viewRows(db, view), first, count)) };
}
