import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { Services } from '../../services.ts';

/** *Pause* and *Resume*: paused, nothing is sent, over restarts too, while the servers are read as ever. Throws `not_connected`. */
export function pauseSending(
  services: Services,
  { paused }: ParsedInput<'changes.pause'>,
): CommandOutput<'changes.pause'> {
  return services.sync.pauseSending(paused);
}
