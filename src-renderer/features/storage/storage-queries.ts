import { useMemo } from 'react';
import type { RestorePlan, StorageState } from '#shared/domain/storage.ts';
import { run } from '../../api.ts';
import { type PlanState, useCommand, usePlan } from '../../data.ts';

/** Where the files lie and how they are looked after; undefined until it has come. */
export function useStorage(): StorageState | undefined {
  return useCommand('storage.getState', {}, ['storage']).data;
}

/** What going back to a backup would cost; unknown until one is named. */
export function useRestorePlan(name: string | null): PlanState<RestorePlan> {
  const ask = useMemo(() => (name === null ? null : () => run('storage.planRestore', { name })), [name]);
  return usePlan(ask, ['changes', 'activity']);
}
