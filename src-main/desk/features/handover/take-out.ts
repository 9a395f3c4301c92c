import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { isLive } from '#shared/domain/queued-change.ts';
import { transaction } from '../../db/sql.ts';
import { readChange } from '../../db/tables/changes.ts';
import { readHandover } from '../../db/tables/handover-changes.ts';
import type { Services } from '../../services.ts';
import { announceHandover, leaveAll } from './leave-all.ts';

/**
 * *Take out of the queue here*, after a file was written: the other laptop sends what waited or needs a decision. What is under
 * way stays and is settled here. `putBack` undoes it.
 */
export function takeOut(
  services: Services,
  { handoverId }: ParsedInput<'handover.takeOut'>,
): CommandOutput<'handover.takeOut'> {
  const { db } = services;
  const result = transaction(db, () => {
    const changeIds = readHandover(db, handoverId, 'out');
    const changes = leaveAll(services, changeIds, { handoverId, action: 'handover.takeOut' });
    const underWay = changeIds.filter((changeId) => isLive(readChange(db, changeId)?.state ?? 'done')).length;
    return { changes, underWay };
  });
  announceHandover(services);
  return result;
}
