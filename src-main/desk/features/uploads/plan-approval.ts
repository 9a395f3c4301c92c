import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { type PickedApproval, pickApproval } from '../../db/tables/picked-approval.ts';
import type { Services } from '../../services.ts';

/** What *Approve All Devices* would do with each upload; nothing is queued (behaviour 33). */
export function planApproval(
  services: Services,
  input: ParsedInput<'uploads.planApproval'>,
): CommandOutput<'uploads.planApproval'> {
  return { plans: drawApprovals(services, input.uploadIds).map(({ plan }) => plan) };
}

/** The plans with the devices that would be approved. */
export function drawApprovals({ db }: Services, uploadIds: readonly string[]): PickedApproval[] {
  return [...new Set(uploadIds)].flatMap((uploadId) => pickApproval(db, uploadId) ?? []);
}
