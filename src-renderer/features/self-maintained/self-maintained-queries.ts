import type { ProfileId, ProfileSummary } from '#shared/domain/profile.ts';
import { useCommand } from '../../data.ts';

/** Devices on one page of the list. */
export const DEVICES_PER_PAGE = 100;

/** Every profile, for the names that are taken. */
export function useProfiles(): readonly ProfileSummary[] | undefined {
  return useCommand('profiles.list', {}, ['profiles', 'devices', 'changes', 'enrollmentTokens']).data?.profiles;
}

/** Users of Ivanti by part of name or mail address. */
export function useUsers(text: string) {
  return useCommand('profiles.searchUsers', { text, limit: 20 }, ['users'], { keepPrevious: true });
}

/** A page of a Self-Maintained profile's devices. */
export function useListedDevices(profileId: ProfileId, text: string, first: number) {
  const input = { profileId, text, first, count: DEVICES_PER_PAGE };
  return useCommand('selfMaintained.listDevices', input, ['profiles', 'devices', 'changes'], { keepPrevious: true });
}
