import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import type { Services } from '../../services.ts';

/** *Pause* and *Resume*: paused, nothing is sent, over restarts too, while the servers are read as ever. Throws `not_connected`. */
export function pauseSending(
  services: Services,
  { paused }: ParsedInput<'changes.pause'>,
): CommandOutput<'changes.pause'> {
  const { db, clock, osUser: actor } = services;
  const status = services.sync.pauseSending(paused);
  const action = paused ? 'changes.pause' : 'changes.resume';
  const deed = { at: clock.now().toISOString(), actor, action, changeId: null, facts: {} } as const;
  transaction(db, () => appendActivity(db, deed));
  services.publish('data.changed', { tables: ['activity'] });
  return status;
}
