import type { ParsedInput } from '#shared/contract.ts';
import type { ActivityAction } from '#shared/domain/activity-entry.ts';
import type { MovePlan, MoveResult } from '#shared/domain/batch-report.ts';
import { AppError } from '#shared/errors.ts';
import { queueChange } from '../../db/queue-change.ts';
import { transaction } from '../../db/sql.ts';
import type { Services } from '../../services.ts';
import { drawPlan } from './plan-move.ts';

/** Queues a move of the devices that can go; durable when it answers. When none can it throws the reason, or `nothing_to_do`. */
export function moveDevices(services: Services, input: ParsedInput<'devices.move'>): MoveResult {
  return queueMove(services, input, 'devices.move');
}

/** One row in the queue for one action, whatever the number of devices; lists show it at once, the sender is woken. */
export function queueMove(services: Services, input: ParsedInput<'devices.move'>, action: ActivityAction): MoveResult {
  const { db } = services;
  const result = transaction(db, () => {
    const { plan, groups } = drawPlan(services, input);
    const { alreadyThere, cannot, profileName } = plan;
    if (plan.move === 0) throw nothingMoves(plan);
    const { changeId } = queueChange(db, {
      intent: { kind: 'move', profileId: input.profileId },
      basedOn: null,
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

function nothingMoves({ alreadyThere, cannot }: MovePlan): AppError {
  const [first, ...others] = cannot;
  const code = first !== undefined && others.length === 0 && alreadyThere === 0 ? first.code : 'nothing_to_do';
  const why = Object.fromEntries(cannot.map((reason) => [reason.code, reason.devices]));
  return new AppError(code, 'no device would move', { alreadyThere, ...why });
}
