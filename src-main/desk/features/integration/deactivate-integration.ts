import type { CommandOutput } from '#shared/contract.ts';
import type { Services } from '../../services.ts';
import { getIntegration } from './get-integration.ts';
import { switchIntegration } from './switch-integration.ts';

/**
 * Switches the integration off: reading stops at once and sending after the request under way, and no server is asked again.
 * What was read can still be looked at, and what is queued waits.
 */
export function deactivateIntegration(services: Services): Promise<CommandOutput<'integration.deactivate'>> {
  switchIntegration(services, false);
  return getIntegration(services);
}
