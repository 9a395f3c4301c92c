import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { needBatch } from '../../db/need-batch.ts';
import { queueChange } from '../../db/queue-change.ts';
import type { Services } from '../../services.ts';
import { drawAssign } from './plan-assign.ts';

/** Queues one move of the batch's devices to its profile, by the plan of that moment; undone like any move. */
export async function assignDevices(
  services: Services,
  input: ParsedInput<'batches.assign'>,
): Promise<CommandOutput<'batches.assign'>> {
  const { db } = services;
  const { plan, groups, profileId } = await drawAssign(services, input);
  const { move, fromOther, alreadyThere, cannot, profileName } = plan;
  if (move === 0) throw new AppError('nothing_to_do', 'no device would move', { alreadyThere });
  const { batchId, name } = needBatch(db, input.batchId);
  const { changeId } = queueChange(db, {
    intent: { kind: 'move', profileId },
    basedOn: null,
    profileName,
    groups,
    reverses: null,
    action: 'batches.assign',
    actor: services.osUser,
    appVersion: services.appVersion,
    at: services.clock.now().toISOString(),
    facts: { batchId, name, fromOther, alreadyThere, cannot },
  });
  services.publish('data.changed', { tables: ['devices', 'profiles', 'changes', 'activity'] });
  services.nudge('change');
  return { changeId, plan };
}
