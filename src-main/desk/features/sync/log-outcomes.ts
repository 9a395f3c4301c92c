import { type ChangeState, isLive, type OutcomeCounts } from '#shared/domain/queued-change.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { readChange } from '../../db/tables/changes.ts';
import type { Services } from '../../services.ts';

/**
 * Writes into the activity log how many more devices of a change stand in an end state than before; nothing when none do.
 * `action` says what brought it about: changes.sent, or changes.confirmed by reading the server.
 */
export function logOutcomes(
  services: Services,
  action: 'changes.sent' | 'changes.confirmed',
  before: { changeId: string; outcomes: OutcomeCounts },
): void {
  const after = readChange(services.db, before.changeId);
  if (!after) return;
  const more = (Object.keys(after.outcomes) as ChangeState[])
    .filter((state) => !isLive(state) && after.outcomes[state] > before.outcomes[state])
    .map((state) => [state, after.outcomes[state] - before.outcomes[state]]);
  if (more.length === 0) return;
  appendActivity(services.db, {
    at: services.clock.now().toISOString(),
    actor: services.osUser,
    action,
    changeId: before.changeId,
    facts: { outcomes: Object.fromEntries(more), state: after.state, profileName: after.profileName },
  });
  services.publish('data.changed', { tables: ['activity'] });
}
