import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { normaliseIdentifier } from '#shared/domain/imei.ts';
import { readDeviceWindow } from '../../db/tables/self-maintained-devices.ts';
import type { Services } from '../../services.ts';

/** A window of a Self-Maintained profile's devices, as last read, with what waits to be added and deleted. */
export function listDevices(
  { db }: Services,
  { profileId, text, first, count }: ParsedInput<'selfMaintained.listDevices'>,
): CommandOutput<'selfMaintained.listDevices'> {
  // Digits are often typed in groups.
  const wanted = /^[\d\s./-]+$/.test(text) ? normaliseIdentifier(text) : text;
  return readDeviceWindow(db, { profileId, text: wanted, first, count });
}
