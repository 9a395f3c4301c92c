import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { Services } from '../../services.ts';

/** Starts a sync and answers at once; throws `not_connected` without an integration, `integration_off` when it is switched off. */
export function startSync(services: Services, input: ParsedInput<'sync.start'>): CommandOutput<'sync.start'> {
  return services.sync.start(input.full);
}
