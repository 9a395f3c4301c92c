import type { ParsedInput } from '#shared/contract.ts';
import type { MoveResult } from '#shared/domain/batch-report.ts';
import { AppError } from '#shared/errors.ts';
import { queueChange } from '../../db/queue-change.ts';
import { transaction } from '../../db/sql.ts';
import type { Services } from '../../services.ts';
import { drawPlan } from './plan-move.ts';

/** Queues a move of the devices that can go; durable when it answers. Throws `nothing_to_do` when none can. */
export function moveDevices(services: Services, input: ParsedInput<'devices.move'>): MoveResult {
  return queueMove(services, input, 'devices.move');
}

/** One row in the queue for one action, whatever the number of devices; lists show it at once, the sender is woken. */
export function queueMove(services: Services, input: ParsedInput<'devices.move'>, action: string): MoveResult {
  const { db } = services;
  const result = transaction(db, () => {
    const { plan, groups } = drawPlan(services, input);
    const { move, alreadyThere, cannot, profileName } = plan;
    if (move === 0) {
      const why = Object.fromEntries(cannot.map(({ code, devices }) => [code, devices]));
      throw new AppError('nothing_to_do', 'no device would move', { alreadyThere, ...why });
    }
    const { changeId } = queueChange(db, {
      profileId: input.profileId,
      profileName,
      groups,
      reverses: null,
      action,
      actor: services.osUser,
      appVersion: services.appVersion,
      at: services.clock.now().toISOString(),
      facts: { alreadyThere, cannot },
    });
    return { changeId, plan };
  });
  services.publish('data.changed', { tables: ['devices', 'profiles', 'changes', 'activity'] });
  services.nudge('change');
  return result;
}
