import type { CommandOutput } from '#shared/contract.ts';
import { countWaiting as count } from '../../db/tables/device-credentials.ts';
import type { Services } from '../../services.ts';

/** How many devices have a user or password waiting, and how many passwords are kept. */
export function countWaiting({ db }: Services): CommandOutput<'credentials.count'> {
  return count(db);
}
