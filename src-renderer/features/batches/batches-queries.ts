import { useMemo } from 'react';
import type { CommandInput, CommandOutput } from '#shared/contract.ts';
import type { BatchDevice, BatchName, BatchSummary } from '#shared/domain/batch.ts';
import { isLandingPlace, type ProfileSummary } from '#shared/domain/profile.ts';
import type { DataTable } from '#shared/events.ts';
import { useCommand } from '../../data.ts';
import type { RowRange } from '../../ui/fixed-rows.ts';

/** Rows read in one go; what is drawn lies in two such blocks at most. */
const BLOCK_ROWS = 100;

/** What stages and findings are counted from. */
const COUNTED: readonly DataTable[] = ['batches', 'batchScans', 'devices', 'changes', 'profiles', 'holds'];
const NAMED: readonly DataTable[] = ['batches', 'profiles'];
const NO_BATCHES: readonly BatchName[] = [];
const NO_PROFILES: readonly ProfileSummary[] = [];

/** Every batch with its figures, open ones first; undefined until they have come. */
export function useBatches(): { batches: BatchSummary[] | undefined; error: Error | null; again: () => void } {
  const query = useCommand('batches.list', {}, COUNTED);
  return { batches: query.data?.batches, error: query.error, again: () => void query.refetch() };
}

/** Every batch by name alone. */
export function useBatchNames(): readonly BatchName[] {
  return useCommand('batches.listNames', {}, NAMED).data?.batches ?? NO_BATCHES;
}

/** One batch with its figures. */
export function useBatch(batchId: string) {
  return useCommand('batches.get', { batchId }, COUNTED);
}

/** Profiles a batch can go to. */
export function useLandingPlaces(): readonly ProfileSummary[] {
  const profiles = useCommand('profiles.list', {}, ['profiles', 'devices', 'changes', 'users', 'enrollmentTokens']).data
    ?.profiles;
  return useMemo(() => profiles?.filter(isLandingPlace) ?? NO_PROFILES, [profiles]);
}

/** What assigning would do, counted anew when anything changes. */
export function useAssignPlan(input: CommandInput<'batches.planAssign'>): {
  plan: CommandOutput<'batches.planAssign'> | undefined;
  error: Error | null;
} {
  const { data, error } = useCommand('batches.planAssign', input, COUNTED, { keepPrevious: true });
  return { plan: data, error };
}

/** Which devices of a batch are listed. */
export type DeviceWish = Omit<CommandInput<'batches.listDevices'>, 'first' | 'count'>;

/** Devices of a batch: how many, and those rows that have been read. */
export type BatchRows = {
  /** Null until the first answer. */
  total: number | null;
  at: (row: number) => BatchDevice | undefined;
  error: Error | null;
  retry: () => void;
};

/** Reads the devices around what is drawn. */
export function useBatchRows(wish: DeviceWish, drawn: RowRange): BatchRows {
  const head = Math.floor(drawn.first / BLOCK_ROWS);
  const tail = Math.floor(Math.max(drawn.first, drawn.end - 1) / BLOCK_ROWS);
  const windowAt = (block: number) => ({ ...wish, first: block * BLOCK_ROWS, count: BLOCK_ROWS });
  // Rows of another block would stand in the wrong place.
  const first = useCommand('batches.listDevices', windowAt(head), COUNTED, { keepPrevious: head === 0 });
  const second = useCommand('batches.listDevices', windowAt(tail), COUNTED, { enabled: tail !== head });
  const at = useMemo(
    () => (row: number) => {
      const block = Math.floor(row / BLOCK_ROWS);
      const data = block === head ? first.data : block === tail ? second.data : undefined;
      return data?.devices[row % BLOCK_ROWS];
    },
    [head, tail, first.data, second.data],
  );
  const newest = second.data ?? first.data;
  return {
    total: newest?.total ?? null,
    at,
    error: first.error ?? second.error,
    retry: () => void Promise.all([first.refetch(), second.refetch()]),
  };
}
