import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { readHistory } from '../../db/tables/device-history.ts';
import type { Services } from '../../services.ts';

/** What was done to a device here and what was seen to happen to it at the servers, in one line of time, newest first. */
export function getHistory(
  { db, osUser }: Services,
  { deviceId, first, count }: ParsedInput<'devices.getHistory'>,
): CommandOutput<'devices.getHistory'> {
  return readHistory(db, { deviceId, reader: osUser }, { first, count });
}
