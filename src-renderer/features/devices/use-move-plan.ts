import { useEffect, useState } from 'react';
import type { MovePlan } from '#shared/domain/batch-report.ts';
import type { DeviceSelection } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { run } from '../../api.ts';
import { useEvent } from '../../data.ts';

/** What a move would do: unknown while it is being counted. */
export type PlanState = { plan: MovePlan | null; error: unknown };

const COUNTING: PlanState = { plan: null, error: null };

/**
 * Asks what a move would do, again when the data change; an answer for another profile is dropped. Not a query: its key
 * would hold every selected id and be compared with each drawing.
 */
export function useMovePlan(selection: DeviceSelection, profileId: ProfileId | null): PlanState {
  const [state, setState] = useState<PlanState>(COUNTING);
  const [edition, setEdition] = useState(0);
  useEvent('data.changed', ({ tables }) => {
    if (tables.some((table) => table === 'devices' || table === 'changes')) setEdition((old) => old + 1);
  });
  useEffect(() => {
    if (profileId === null || edition < 0) {
      setState(COUNTING);
      return undefined;
    }
    let wanted = true;
    run('devices.planMove', { selection, profileId }).then(
      (plan) => wanted && setState({ plan, error: null }),
      (error: unknown) => wanted && setState({ plan: null, error }),
    );
    return () => {
      wanted = false;
    };
  }, [selection, profileId, edition]);
  return state;
}
