import { z } from 'zod';
import type { ProfileSummary, ProfileSyncState } from '#shared/domain/profile.ts';

/** The columns of the profiles table that it can be sorted by, in its order (behaviours 61 to 67); Sync Status is ours. */
export const profileColumns = ['name', 'description', 'updatedAt', 'type', 'devices', 'user', 'sync'] as const;

/** A column the profiles table can be sorted by. */
export type ProfileColumn = (typeof profileColumns)[number];

/** What the table is sorted by, as it is remembered. */
export const profileSortSchema = z.object({
  column: z.enum(profileColumns),
  direction: z.enum(['asc', 'desc']),
});

/** What the table is sorted by. */
export type ProfileSort = z.infer<typeof profileSortSchema>;

/** By name, until somebody chooses otherwise. */
export const usualSort: ProfileSort = { column: 'name', direction: 'asc' };

/** The sort after a click on a column's header: ascending first, then turned round. */
export function nextSort(sort: ProfileSort, column: ProfileColumn): ProfileSort {
  const direction = sort.column === column && sort.direction === 'asc' ? 'desc' : 'asc';
  return { column, direction };
}

/** Ascending, what needs somebody comes first. */
const urgency: Record<ProfileSyncState, number> = {
  failed: 0,
  conflict: 1,
  waiting: 2,
  sending: 3,
  unconfirmed: 4,
  'in-sync': 5,
};

function keyOf(profile: ProfileSummary, column: ProfileColumn): string | number | null {
  switch (column) {
    case 'devices':
      return profile.devices;
    case 'sync':
      return urgency[profile.sync.state];
    case 'user':
      return profile.associatedUser?.name ?? null;
    case 'updatedAt':
      return profile.updatedAt;
    default:
      return profile[column] || null;
  }
}

/** The profiles in order, the Default Profile first whatever the sort (behaviour 25); what has nothing there comes last. */
export function sortProfiles(
  profiles: readonly ProfileSummary[],
  { column, direction }: ProfileSort,
  locale: string,
): ProfileSummary[] {
  const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const turn = direction === 'asc' ? 1 : -1;
  const order = (a: ProfileSummary, b: ProfileSummary) => {
    if (a.type === 'default' || b.type === 'default') return a.type === 'default' ? -1 : 1;
    const [one, other] = [keyOf(a, column), keyOf(b, column)];
    if (one === other) return compare(a.name, b.name);
    if (one === null || other === null) return one === null ? 1 : -1;
    const by = typeof one === 'number' && typeof other === 'number' ? one - other : compare(String(one), String(other));
    return by === 0 ? compare(a.name, b.name) : turn * by;
  };
  return [...profiles].sort(order);
}

/** The profiles with every typed word in name, description or user. */
export function findInTable(profiles: readonly ProfileSummary[], text: string): ProfileSummary[] {
  const words = plain(text).split(/\s+/);
  return profiles.filter(({ name, description, associatedUser }) => {
    const said = plain(`${name} ${description} ${associatedUser?.name ?? ''} ${associatedUser?.email ?? ''}`);
    return words.every((word) => said.includes(word));
  });
}

/** Accents and case are not typed in a hurry. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
