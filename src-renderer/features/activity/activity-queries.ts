import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { ActivityFilter, ActivityRow } from '#shared/domain/activity-entry.ts';
import type { DataTable } from '#shared/events.ts';
import { useCommand } from '../../data.ts';
import type { RowRange } from '../../ui/fixed-rows.ts';

/** Rows read in one go; what is drawn lies in two such blocks at most. */
const BLOCK_ROWS = 100;
/** How many devices of an entry one window reads. */
export const DEVICES_PER_WINDOW = 100;

const TABLES: readonly DataTable[] = ['activity', 'changes'];
const NOBODY: readonly string[] = [];

/** The entries a filter lets through: how many, and those rows that have been read. */
export type ActivityRows = {
  /** Null until the first answer. */
  total: number | null;
  people: readonly string[];
  at: (row: number) => ActivityRow | undefined;
  error: Error | null;
  retry: () => void;
};

/** Reads the entries around what is drawn; those of the last filter stay until the new ones have come. */
export function useActivityRows(filter: ActivityFilter, drawn: RowRange): ActivityRows {
  const client = useQueryClient();
  const head = Math.floor(drawn.first / BLOCK_ROWS);
  const tail = Math.floor(Math.max(drawn.first, drawn.end - 1) / BLOCK_ROWS);
  const windowAt = (block: number) => ({ filter, first: block * BLOCK_ROWS, count: BLOCK_ROWS });
  // Rows of another block would stand in the wrong place.
  const first = useCommand('activity.list', windowAt(head), TABLES, { keepPrevious: head === 0 });
  const second = useCommand('activity.list', windowAt(tail), TABLES, { enabled: tail !== head });
  const newest = second.data ?? first.data;
  const at = useMemo(
    () => (row: number) => {
      const block = Math.floor(row / BLOCK_ROWS);
      const data = block === head ? first.data : block === tail ? second.data : undefined;
      return data?.rows[row % BLOCK_ROWS];
    },
    [head, tail, first.data, second.data],
  );
  const retry = useCallback(() => void client.invalidateQueries({ queryKey: ['activity.list'] }), [client]);
  return {
    total: newest?.total ?? null,
    people: newest?.people ?? NOBODY,
    at,
    error: first.error ?? second.error,
    retry,
  };
}

/** How many entries the whole log has; null until that is known. */
export function useActivityTotal(): number | null {
  return useCommand('activity.list', { filter: {}, first: 0, count: 1 }, ['activity']).data?.total ?? null;
}

/** One entry as it was written. */
export function useEntry(entry: number) {
  return useCommand('activity.getEntry', { entry }, TABLES);
}

/** A window of the devices an entry is about. */
export function useEntryDevices(entry: number, first: number) {
  const tables: readonly DataTable[] = ['changes', 'devices', 'attributes'];
  return useCommand('activity.listDevices', { entry, first, count: DEVICES_PER_WINDOW }, tables, {
    keepPrevious: true,
  });
}
