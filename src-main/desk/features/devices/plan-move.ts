import type { ParsedInput } from '#shared/contract.ts';
import type { MovePlan } from '#shared/domain/batch-report.ts';
import { takesDevices } from '#shared/domain/profile.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import { selectedDeviceIds } from '../../db/tables/device-selection.ts';
import { type PickedGroup, pickDevices } from '../../db/tables/picked-devices.ts';
import { isLeaving } from '../../db/tables/profile-changes.ts';
import { findProfile } from '../../db/tables/profiles.ts';
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
  const profile = findProfile(db, profileId);
  if (!profile) throw new AppError('profile_not_found', 'no such profile', { profileId });
  if (!takesDevices(profile.type))
    throw new AppError('profile_cannot_take_devices', 'devices cannot be moved into this profile', { profileId });
  if (isLeaving(db, profileId)) throw new AppError('profile_leaving', 'the profile will be deleted', { profileId });
  const picked = pickDevices(db, selectedDeviceIds(db, input.selection), profileId);
  const { move, alreadyThere, pending, onHold, leaving, notFound, groups } = picked;
  const reasons: { code: ErrorCode; devices: number }[] = [
    { code: 'device_pending', devices: pending },
    { code: 'device_on_hold', devices: onHold },
    { code: 'device_leaving', devices: leaving },
    { code: 'device_not_found', devices: notFound },
  ];
  const cannot = reasons.filter(({ devices }) => devices > 0);
  return { plan: { profileName: profile.name, move, alreadyThere, cannot }, groups };
}
