import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { readProfileSummaries } from '../../db/tables/profile-summaries.ts';
import type { Services } from '../../services.ts';

/** Every landing place with its counts, the Default Profile first, the others by name. */
export function listProfiles({ db }: Services, _input: ParsedInput<'profiles.list'>): CommandOutput<'profiles.list'> {
  return { profiles: readProfileSummaries(db) };
}
