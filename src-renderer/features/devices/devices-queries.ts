import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CommandOutput } from '#shared/contract.ts';
import type { DeviceRow, DeviceView, DeviceWindow } from '#shared/domain/device.ts';
import type { DataTable } from '#shared/events.ts';
import { commandKey, useCommand } from '../../data.ts';
import { BLOCK_ROWS, type Blocks, blocksOf, isNear, sameBlocks } from './plan-blocks.ts';

const DEVICE_TABLES: readonly DataTable[] = ['devices', 'profiles', 'changes', 'uploads', 'notes'];
const QUIET_MS = 80;
const KEPT_BLOCKS = 24;

/** The devices of a view: how many match, and those rows that have been read. */
export type DeviceRows = {
  /** Null until the first answer. */
  total: number | null;
  at: (row: number) => DeviceRow | undefined;
  /** The rows shown are not yet those of the view asked for. */
  busy: boolean;
  error: Error | null;
  retry: () => void;
};

function windowInput(view: DeviceView, block: number) {
  return { view, first: block * BLOCK_ROWS, count: BLOCK_ROWS };
}

/** Blocks to ask for: at once when reading on, after a moment of quiet while the scroll bar flies. */
function useSettledBlocks(drawn: { first: number; end: number }): Blocks {
  const [asked, setAsked] = useState<Blocks>({ head: 0, tail: 0 });
  const { head, tail } = blocksOf(drawn);
  useEffect(() => {
    const wanted = { head, tail };
    const settle = () => setAsked((old) => (sameBlocks(old, wanted) ? old : wanted));
    if (isNear(asked, wanted)) {
      settle();
      return undefined;
    }
    const timer = setTimeout(settle, QUIET_MS);
    return () => clearTimeout(timer);
  }, [asked, head, tail]);
  return asked;
}

/** Forgets the oldest windows that nobody looks at, so that a long scroll does not fill the memory. */
function forgetOldWindows(client: QueryClient): void {
  const idle = client
    .getQueryCache()
    .findAll({ queryKey: ['devices.getWindow'], type: 'inactive' })
    .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
  for (const query of idle.slice(KEPT_BLOCKS)) client.getQueryCache().remove(query);
}

/** Reads the rows of a view around what is drawn; the rows of the last view stay until the new ones have come. */
export function useDeviceRows(view: DeviceView, drawn: { first: number; end: number }): DeviceRows {
  const client = useQueryClient();
  const { head, tail } = useSettledBlocks(drawn);
  const first = useCommand('devices.getWindow', windowInput(view, head), DEVICE_TABLES);
  const second = useCommand('devices.getWindow', windowInput(view, tail), DEVICE_TABLES, { enabled: tail !== head });
  useEffect(() => {
    if (head >= 0) forgetOldWindows(client);
  }, [client, head]);

  const newest = second.data && second.dataUpdatedAt > first.dataUpdatedAt ? second.data : first.data;
  const current = useMemo(() => {
    const loaded: ReadonlyMap<number, DeviceWindow | undefined> = new Map([
      [tail, second.data],
      [head, first.data],
    ]);
    const windowAt = (block: number) =>
      loaded.get(block) ??
      client.getQueryData<DeviceWindow>(commandKey('devices.getWindow', windowInput(view, block), DEVICE_TABLES));
    return {
      total: newest?.total ?? null,
      at: (row: number) => windowAt(Math.floor(row / BLOCK_ROWS))?.rows[row % BLOCK_ROWS],
    };
  }, [client, view, head, tail, first.data, second.data, newest]);

  const shown = useRef(current);
  if (current.total !== null) shown.current = current;
  const retry = useCallback(() => {
    void client.invalidateQueries({ queryKey: ['devices.getWindow'] });
  }, [client]);
  return { ...shown.current, busy: current.total === null, error: first.error ?? second.error, retry };
}

/** Every row that has been read and not forgotten, by device. */
export function useKnownDevices(): () => Map<string, DeviceRow> {
  const client = useQueryClient();
  return useCallback(() => {
    const windows = client.getQueriesData<DeviceWindow>({ queryKey: ['devices.getWindow'] });
    return new Map(windows.flatMap(([, data]) => data?.rows ?? []).map((row) => [row.deviceId, row]));
  }, [client]);
}

/** Values the filters offer. */
export function useFilterValues(): CommandOutput<'devices.getFilterValues'> {
  const { data } = useCommand('devices.getFilterValues', {}, ['devices', 'uploads']);
  return data ?? { models: [], resellers: [], uploads: [] };
}

/** How many devices the workspace holds; null while unknown. */
export function useDeviceTotal(): number | null {
  const view: DeviceView = { filter: {}, sort: { column: 'imei', direction: 'asc' } };
  const { data } = useCommand('devices.getWindow', { view, first: 0, count: 1 }, ['devices']);
  return data?.total ?? null;
}

/** The profiles as landing places, Default Profile first; undefined until they have come. */
export function useProfiles() {
  return useCommand('profiles.list', {}, ['profiles', 'devices', 'changes', 'enrollmentTokens']);
}
