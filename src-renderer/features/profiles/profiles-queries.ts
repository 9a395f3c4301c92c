import type { ProfileId, ProfileSummary } from '#shared/domain/profile.ts';
import { useCommand } from '../../data.ts';

/** The landing places, Default Profile first. */
export function useProfiles() {
  return useCommand('profiles.list', {}, ['profiles', 'devices', 'changes', 'enrollmentTokens']);
}

/** So many days before its end a token is warned of, as set on the Tokens page. */
export function useWarningDays(): number {
  const tables = ['enrollmentTokens', 'profiles', 'devices', 'changes', 'integration'] as const;
  return useCommand('tokens.list', {}, tables).data?.warningDays ?? 0;
}

/** Everything known of one profile; what was known stays while it is asked for again. */
export function useProfileDetails(profileId: ProfileId, enabled = true) {
  return useCommand(
    'profiles.getDetails',
    { profileId },
    ['profiles', 'devices', 'changes', 'enrollmentTokens', 'users', 'integration'],
    { enabled },
  );
}

/** The profiles whose name has the typed text in it; the first of the list stays where it is. */
export function findProfiles(profiles: readonly ProfileSummary[], text: string): ProfileSummary[] {
  const wanted = text.trim().toLocaleLowerCase();
  return profiles.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
}
