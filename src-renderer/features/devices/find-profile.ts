import { isLandingPlace, type ProfileId, type ProfileSummary } from '#shared/domain/profile.ts';

/** The profiles with the typed words in their name; those whose name begins with them first. */
export function profilesNamed(profiles: readonly ProfileSummary[], text: string): ProfileSummary[] {
  const wanted = text.trim().toLocaleLowerCase();
  const found = profiles.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  if (wanted === '') return found;
  const begins = (profile: ProfileSummary) => profile.name.toLocaleLowerCase().startsWith(wanted);
  return [...found.filter(begins), ...found.filter((profile) => !begins(profile))];
}

/** The profile to stand on while somebody types: the one already chosen if it is still there, else the first that takes devices. */
export function bestProfile(found: readonly ProfileSummary[], chosenId: ProfileId | null): ProfileId | null {
  if (found.some(({ profileId }) => profileId === chosenId)) return chosenId;
  return found.find(isLandingPlace)?.profileId ?? null;
}

/** The next profile that takes devices, in the direction of an arrow key; stays at the ends. */
export function nextProfile(
  found: readonly ProfileSummary[],
  chosenId: ProfileId | null,
  by: -1 | 1,
): ProfileId | null {
  const open = found.filter(isLandingPlace);
  const at = open.findIndex(({ profileId }) => profileId === chosenId);
  const next = at < 0 ? (by === 1 ? 0 : open.length - 1) : at + by;
  return open[Math.min(open.length - 1, Math.max(0, next))]?.profileId ?? null;
}
