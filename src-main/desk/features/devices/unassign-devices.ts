import type { ParsedInput } from '#shared/contract.ts';
import type { MoveResult } from '#shared/domain/batch-report.ts';
import { DEFAULT_PROFILE_ID } from '#shared/domain/profile.ts';
import type { Services } from '../../services.ts';
import { queueMove } from './move-devices.ts';

/** Takes devices out of their profiles: they go to the Default Profile (behaviours 93, 94). */
export function unassignDevices(services: Services, input: ParsedInput<'devices.unassign'>): MoveResult {
  return queueMove(services, { selection: input.selection, profileId: DEFAULT_PROFILE_ID }, 'devices.unassign');
}
