import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { Services } from '../../services.ts';
import { readTokenValue } from './read-token-value.ts';

/** Puts the value of a token on the clipboard past the window; it is cleared from there by itself. Throws as readTokenValue. */
export async function copyToken(
  services: Services,
  { profileId }: ParsedInput<'tokens.copy'>,
): Promise<CommandOutput<'tokens.copy'>> {
  const value = await readTokenValue(services, profileId, 'tokens.copy');
  return { clearedAfterMs: await services.clipboard.copySecret(value) };
}
