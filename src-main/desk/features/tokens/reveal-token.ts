import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { Services } from '../../services.ts';
import { readTokenValue } from './read-token-value.ts';

/** The value of a token, for the window to show (behaviour 50). Throws as readTokenValue. */
export async function revealToken(
  services: Services,
  { profileId }: ParsedInput<'tokens.reveal'>,
): Promise<CommandOutput<'tokens.reveal'>> {
  return { value: await readTokenValue(services, profileId, 'tokens.reveal') };
}
