import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { readDeviceDetails } from '../../db/tables/device-details.ts';
import type { Services } from '../../services.ts';

/** Everything known of one device; AppError not_found when the cache does not know it. */
export function getDetails(
  { db }: Services,
  { deviceId }: ParsedInput<'devices.getDetails'>,
): CommandOutput<'devices.getDetails'> {
  const details = readDeviceDetails(db, deviceId);
  if (!details) throw new AppError('not_found', 'no device of that id', { deviceId });
  return details;
}
