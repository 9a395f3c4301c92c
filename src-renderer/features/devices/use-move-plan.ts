import { useMemo } from 'react';
import type { MovePlan } from '#shared/domain/batch-report.ts';
import type { DeviceSelection } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { run } from '../../api.ts';
import { type PlanState, usePlan } from '../../data.ts';

/** What a move would do; unknown until a profile is chosen. */
export function useMovePlan(selection: DeviceSelection, profileId: ProfileId | null): PlanState<MovePlan> {
  const ask = useMemo(
    () => (profileId === null ? null : () => run('devices.planMove', { selection, profileId })),
    [selection, profileId],
  );
  return usePlan(ask, ['devices', 'changes']);
}
