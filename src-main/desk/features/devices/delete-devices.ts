import type { ParsedInput } from '#shared/contract.ts';
import type { DeletePlan, DeleteResult } from '#shared/domain/batch-report.ts';
import { AppError } from '#shared/errors.ts';
import { queueChange } from '../../db/queue-change.ts';
import { transaction } from '../../db/sql.ts';
import type { Services } from '../../services.ts';
import { drawDeletion } from './plan-delete.ts';

/**
 * Queues the deletion of the devices that can go (behaviour 98); lists show them leaving at once. When none can it throws
 * the reason, or `nothing_to_do`.
 */
export function deleteDevices(services: Services, input: ParsedInput<'devices.delete'>): DeleteResult {
  const { db } = services;
  const result = transaction(db, () => {
    const { plan, groups } = drawDeletion(services, input);
    if (plan.delete === 0) throw nothingGoes(plan);
    const { changeId } = queueChange(db, {
      intent: { kind: 'delete' },
      basedOn: null,
      profileName: '',
      groups,
      reverses: null,
      action: 'devices.delete',
      actor: services.osUser,
      appVersion: services.appVersion,
      at: services.clock.now().toISOString(),
      facts: { provisioned: plan.provisioned, cannot: plan.cannot },
    });
    return { changeId, plan };
  });
  services.publish('data.changed', { tables: ['devices', 'profiles', 'changes', 'activity'] });
  services.nudge('change');
  return result;
}

function nothingGoes({ cannot }: DeletePlan): AppError {
  const [first, ...others] = cannot;
  const code = first !== undefined && others.length === 0 ? first.code : 'nothing_to_do';
  const why = Object.fromEntries(cannot.map((reason) => [reason.code, reason.devices]));
  return new AppError(code, 'no device would be deleted', why);
}
