import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { searchUsers as findUsers } from '../../db/tables/users.ts';
import type { Services } from '../../services.ts';

/** Users of Ivanti by any part of name or mail address, as last read, so that it works offline (behaviours 49, 91). */
export function searchUsers(
  { db }: Services,
  { text, limit }: ParsedInput<'profiles.searchUsers'>,
): CommandOutput<'profiles.searchUsers'> {
  return findUsers(db, text, limit);
}
