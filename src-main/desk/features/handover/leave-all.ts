import { leaveChange } from '../../db/leave-change.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { readChange } from '../../db/tables/changes.ts';
import type { Services } from '../../services.ts';

/**
 * Leaves what of some changes is not sent to another laptop, an entry of the log for each; answers how many changes that
 * were. Inside a transaction.
 */
export function leaveAll(
  { db, clock, osUser }: Services,
  changeIds: readonly string[],
  { handoverId, action }: { handoverId: string; action: 'handover.takeOut' | 'handover.undo' },
): number {
  const at = clock.now().toISOString();
  let changes = 0;
  // The newest first: a profile that is not made here takes nothing with it that is left as well.
  for (const changeId of [...changeIds].reverse()) {
    const change = readChange(db, changeId);
    const left = change === null ? 0 : leaveChange(db, change, at);
    if (left === 0) continue;
    changes += 1;
    appendActivity(db, { at, actor: osUser, action, changeId, facts: { handoverId, left } });
  }
  return changes;
}

/** Tells lists and sender of changes that came or went. */
export function announceHandover({ publish, nudge }: Services): void {
  publish('data.changed', { tables: ['changes', 'devices', 'profiles', 'enrollmentTokens', 'activity'] });
  nudge('change');
}
