import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { Services } from '../../services.ts';

/** The person's choice to leave the servers alone, or to reach for them again. */
export function workOffline(
  services: Services,
  input: ParsedInput<'sync.workOffline'>,
): CommandOutput<'sync.workOffline'> {
  return services.sync.workOffline(input.offline);
}
