import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { readDeviceRows } from '../../db/tables/device-rows.ts';
import { findDeviceRows } from '../../db/tables/device-search.ts';
import type { Services } from '../../services.ts';

/** Devices for the search field, identifiers first; `more` when there are others. Nothing for an empty text. */
export function searchDevices(
  { db }: Services,
  { text, limit }: ParsedInput<'devices.search'>,
): CommandOutput<'devices.search'> {
  const rows = findDeviceRows(db, text, limit + 1);
  return { devices: readDeviceRows(db, rows.slice(0, limit)), more: rows.length > limit };
}
