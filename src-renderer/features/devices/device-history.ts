import type { DeviceChangeEntry, DeviceDetails, ObservedChange } from '#shared/domain/device.ts';

/** One line of a device's history: a change made here, somebody's doing in Samsung's portal, or set-up that went on. */
export type HistoryEntry =
  | { kind: 'own'; at: string; change: DeviceChangeEntry }
  | { kind: 'portal' | 'progress'; at: string; observed: ObservedChange };

/** Whether a person did it at Samsung, and not the device by being set up. */
function isEdit({ fromProfileName, toProfileName, toState }: ObservedChange): boolean {
  return toState === null || fromProfileName !== toProfileName;
}

/** What was done to a device here and what was seen to happen to it at Samsung, in one line of time, newest first. */
export function historyOf({ changes, observed }: Pick<DeviceDetails, 'changes' | 'observed'>): HistoryEntry[] {
  const own = changes.map((change): HistoryEntry => ({ kind: 'own', at: change.createdAt, change }));
  const seen = observed.map(
    (one): HistoryEntry => ({ kind: isEdit(one) ? 'portal' : 'progress', at: one.at, observed: one }),
  );
  return [...own, ...seen].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
