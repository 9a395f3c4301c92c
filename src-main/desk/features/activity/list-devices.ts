import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { readDevicesOf } from '../../db/tables/activity-devices.ts';
import type { Services } from '../../services.ts';
import { needEntry } from './need-entry.ts';

/** A window of the devices an entry is about, each before and after. Throws `not_found`. */
export function listDevices(
  { db }: Services,
  { entry, first, count }: ParsedInput<'activity.listDevices'>,
): CommandOutput<'activity.listDevices'> {
  return readDevicesOf(db, needEntry(db, entry), { first, count });
}
