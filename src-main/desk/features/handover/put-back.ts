import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { bringBackChanges } from '../../db/leave-change.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { readHandover } from '../../db/tables/handover-changes.ts';
import type { Services } from '../../services.ts';
import { announceHandover } from './leave-all.ts';

/** Undoes `takeOut`: the changes wait here again, or for a decision, as they did. Throws `nothing_to_do`. */
export function putBack(
  services: Services,
  { handoverId }: ParsedInput<'handover.putBack'>,
): CommandOutput<'handover.putBack'> {
  const { db, clock, osUser } = services;
  const changes = transaction(db, () => {
    const back = bringBackChanges(db, readHandover(db, handoverId, 'out'));
    if (back.length === 0) throw new AppError('nothing_to_do', 'none of them was taken out', { handoverId });
    const deed = { at: clock.now().toISOString(), actor: osUser, action: 'handover.putBack' as const };
    for (const changeId of back) appendActivity(db, { ...deed, changeId, facts: { handoverId } });
    return back.length;
  });
  announceHandover(services);
  return { changes };
}
