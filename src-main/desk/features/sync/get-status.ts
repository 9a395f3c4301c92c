import type { CommandOutput } from '#shared/contract.ts';
import type { Services } from '../../services.ts';

/** How syncing stands. */
export function getStatus(services: Services): CommandOutput<'sync.getStatus'> {
  return services.sync.status();
}
