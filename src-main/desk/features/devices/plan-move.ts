import type { ParsedInput } from '#shared/contract.ts';
import type { MovePlan } from '#shared/domain/batch-report.ts';
import { takesDevices } from '#shared/domain/profile.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import { pickDevices } from '../../db/tables/picked-devices.ts';
import { findProfile } from '../../db/tables/profiles.ts';
import type { Services } from '../../services.ts';
import { resolveSelection } from './select-devices.ts';

/**
 * What a move would do, device by device as the lists show them now; nothing is queued. Leaves the devices that would move
 * in `temp.picked`. Throws `profile_not_found` and `profile_cannot_take_devices`.
 */
export function planMove(services: Services, input: ParsedInput<'devices.planMove'>): MovePlan {
  const { db } = services;
  const { profileId } = input;
  const profile = findProfile(db, profileId);
  if (!profile) throw new AppError('profile_not_found', 'no such profile', { profileId });
  if (!takesDevices(profile.type))
    throw new AppError('profile_cannot_take_devices', 'devices cannot be moved into this profile', { profileId });
  const { move, alreadyThere, pending, notFound } = pickDevices(db, resolveSelection(db, input.selection), profileId);
  const reasons: { code: ErrorCode; devices: number }[] = [
    { code: 'device_pending', devices: pending },
    { code: 'device_not_found', devices: notFound },
  ];
  return { profileName: profile.name, move, alreadyThere, cannot: reasons.filter(({ devices }) => devices > 0) };
}
