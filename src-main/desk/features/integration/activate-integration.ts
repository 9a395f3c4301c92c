import type { CommandOutput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { readIntegration } from '../../db/tables/integration.ts';
import type { Services } from '../../services.ts';
import { getIntegration } from './get-integration.ts';
import { switchIntegration } from './switch-integration.ts';

/**
 * Switches the integration on (behaviour 20): the sync begins, or goes on from where it was. No server is asked before this
 * answers, so that it works without a network. Throws `not_connected` before anything is stored.
 */
export function activateIntegration(services: Services): Promise<CommandOutput<'integration.activate'>> {
  if (readIntegration(services.db) === null)
    throw new AppError('not_connected', 'there is no integration to switch on');
  switchIntegration(services, true);
  return getIntegration(services);
}
