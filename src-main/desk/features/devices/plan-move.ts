import type { ParsedInput } from '#shared/contract.ts';
import type { MovePlan } from '#shared/domain/batch-report.ts';
import { selectedDeviceIds } from '../../db/tables/device-selection.ts';
import { cannotOf, type PickedGroup, pickDevices } from '../../db/tables/picked-devices.ts';
import { needTakingProfile } from '../../db/taking-profile.ts';
import type { Services } from '../../services.ts';

/** A plan with the devices that would move, by the profile they are based on. */
export type DrawnPlan = { plan: MovePlan; groups: PickedGroup[] };

/** What a move would do, device by device as the lists show them now; nothing is queued. */
export function planMove(services: Services, input: ParsedInput<'devices.planMove'>): MovePlan {
  return drawPlan(services, input).plan;
}

/** The plan and its devices. Throws `profile_not_found`, `profile_cannot_take_devices` and `profile_leaving`. */
export function drawPlan({ db }: Services, input: ParsedInput<'devices.planMove'>): DrawnPlan {
  const { profileId } = input;
  const { name: profileName } = needTakingProfile(db, profileId);
  const picked = pickDevices(db, selectedDeviceIds(db, input.selection), profileId);
  const { move, alreadyThere, groups } = picked;
  return { plan: { profileName, move, alreadyThere, cannot: cannotOf(picked) }, groups };
}
