import type { ParsedInput } from '#shared/contract.ts';
import type { DeletePlan } from '#shared/domain/batch-report.ts';
import { GONE_PROFILE_ID } from '#shared/domain/queued-change.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { selectedDeviceIds } from '../../db/tables/device-selection.ts';
import { type PickedGroup, pickDevices } from '../../db/tables/picked-devices.ts';
import type { Services } from '../../services.ts';

/** A plan with the devices that would go, by the profile they are based on. */
export type DrawnDeletion = { plan: DeletePlan; groups: PickedGroup[] };

/** What a deletion would do, device by device as the lists show them now; nothing is queued. */
export function planDelete(services: Services, input: ParsedInput<'devices.planDelete'>): DeletePlan {
  return drawDeletion(services, input).plan;
}

/** The plan and its devices; those on hold can be deleted, those pending approval cannot. */
export function drawDeletion({ db }: Services, { selection }: ParsedInput<'devices.planDelete'>): DrawnDeletion {
  const picked = pickDevices(db, selectedDeviceIds(db, selection), GONE_PROFILE_ID);
  const { move, provisioned, pending, leaving, notFound, groups } = picked;
  const reasons: { code: ErrorCode; devices: number }[] = [
    { code: 'device_pending', devices: pending },
    { code: 'device_leaving', devices: leaving },
    { code: 'device_not_found', devices: notFound },
  ];
  const cannot = reasons.filter(({ devices }) => devices > 0);
  return { plan: { delete: move, provisioned, cannot }, groups };
}
