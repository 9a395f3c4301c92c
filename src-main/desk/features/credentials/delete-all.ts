import type { CommandOutput } from '#shared/contract.ts';
import type { DeviceId } from '#shared/domain/device.ts';
import { readWaitingIds } from '../../db/tables/device-credentials.ts';
import type { Services } from '../../services.ts';
import { takeBackAll } from './take-back.ts';

const IDS_PER_READING = 50_000;

/** Deletes every user and password that waits and is not on its way. */
export function deleteAll(services: Services): Promise<CommandOutput<'credentials.deleteAll'>> {
  const deviceIds: DeviceId[] = [];
  for (let more = true; more; ) {
    const found = readWaitingIds(services.db, deviceIds.at(-1) ?? '', IDS_PER_READING);
    deviceIds.push(...found);
    more = found.length === IDS_PER_READING;
  }
  return takeBackAll(services, deviceIds, 'credentials.deleteAll');
}
