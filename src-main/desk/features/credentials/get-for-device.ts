import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { findWaiting } from '../../db/tables/device-credentials.ts';
import type { Services } from '../../services.ts';

/** What waits for one device; of its password only that there is one. */
export function getForDevice(
  { db }: Services,
  { deviceId }: ParsedInput<'credentials.getForDevice'>,
): CommandOutput<'credentials.getForDevice'> {
  return { waiting: findWaiting(db, deviceId) };
}
