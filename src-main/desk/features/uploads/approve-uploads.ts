import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { queueChange } from '../../db/queue-change.ts';
import { transaction } from '../../db/sql.ts';
import type { PickedApproval } from '../../db/tables/picked-approval.ts';
import type { Services } from '../../services.ts';
import { drawApprovals } from './plan-approval.ts';

/**
 * Queues one approval for each upload that has devices to approve (behaviours 32, 33); durable when it answers, and the
 * Default Profile counts them from then on (24, 37). Samsung lets in the devices on hold as well: they stay in no profile.
 */
export function approveUploads(
  services: Services,
  input: ParsedInput<'uploads.approve'>,
): CommandOutput<'uploads.approve'> {
  const queued = transaction(services.db, () => {
    const approvals = drawApprovals(services, input.uploadIds).filter(({ group }) => group.devices > 0);
    if (approvals.length === 0) throw new AppError('nothing_to_do', 'no device of the uploads waits for approval');
    return approvals.map((approval) => queueApproval(services, approval));
  });
  services.publish('data.changed', { tables: ['devices', 'profiles', 'uploads', 'changes', 'activity'] });
  services.nudge('change');
  return {
    changeIds: queued.map(({ changeId }) => changeId),
    devices: queued.reduce((sum, { devices }) => sum + devices, 0),
  };
}

function queueApproval(services: Services, { plan, group }: PickedApproval): { changeId: string; devices: number } {
  const { uploadId, resellerName, held, alreadyApproved, alreadyWaiting } = plan;
  return queueChange(services.db, {
    intent: { kind: 'approve' },
    basedOn: null,
    profileName: `${uploadId} · ${resellerName}`,
    groups: [group],
    reverses: null,
    action: 'uploads.approve',
    actor: services.osUser,
    appVersion: services.appVersion,
    at: services.clock.now().toISOString(),
    facts: { uploadId, held, alreadyApproved, alreadyWaiting },
  });
}
