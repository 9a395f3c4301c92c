import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { readProfileSummaries } from '../../db/tables/profile-summaries.ts';
import type { Services } from '../../services.ts';

/**
 * Every landing place with its counts, the Default Profile first, the others by name. There is no Default Profile before the
 * integration was activated for the first time: that brings it into being (behaviour 21).
 */
export function listProfiles({ db }: Services, _input: ParsedInput<'profiles.list'>): CommandOutput<'profiles.list'> {
  return { profiles: readProfileSummaries(db) };
}
