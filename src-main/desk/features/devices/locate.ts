import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { placeOf, viewRows } from '../../db/tables/device-views.ts';
import type { Services } from '../../services.ts';

/** The row a device stands in within a list, null when the list does not show it. */
export function locate(
  { db }: Services,
  { view, deviceId }: ParsedInput<'devices.locate'>,
): CommandOutput<'devices.locate'> {
  return { row: placeOf(db, viewRows(db, view), deviceId) };
}
