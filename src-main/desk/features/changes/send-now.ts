import type { CommandOutput } from '#shared/contract.ts';
import type { Services } from '../../services.ts';

/** *Send now*: what waits is sent without the grace of a new change and without backoff. Throws `sending_paused`, and what a sync throws. */
export function sendNow(services: Services): CommandOutput<'changes.sendNow'> {
  return services.sync.sendNow();
}
