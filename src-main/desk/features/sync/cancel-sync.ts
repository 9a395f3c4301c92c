import type { CommandOutput } from '#shared/contract.ts';
import type { Services } from '../../services.ts';

/** Stops reading where it stands; what is being sent goes on. */
export function cancelSync(services: Services): CommandOutput<'sync.cancel'> {
  return services.sync.cancel();
}
