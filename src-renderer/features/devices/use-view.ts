import { useDebouncedCallback } from '@mantine/hooks';
import { useCallback, useState } from 'react';
import { z } from 'zod';
import { type DeviceFilter, type DeviceView, deviceViewSchema } from '#shared/domain/device.ts';
import { useCommand, useRemembered } from '../../data.ts';
import { nextSort } from '../../ui/grid-columns.ts';

const SAVE_AFTER_MS = 600;
const usualView: DeviceView = { filter: {}, sort: { column: 'imei', direction: 'asc' } };

/** A filter with one part set, or taken away when the value is undefined or empty. */
export function withFilter<Key extends keyof DeviceFilter>(
  filter: DeviceFilter,
  key: Key,
  value: DeviceFilter[Key] | undefined,
): DeviceFilter {
  const { [key]: _old, ...others } = filter;
  const empty = value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0);
  return empty ? others : { ...others, [key]: value };
}

/** Whether a filter lets every device through. */
export function isOpenFilter(filter: DeviceFilter): boolean {
  return Object.values(filter).every((value) => value === undefined);
}

/** The view after a click on a column's header. */
export function sortedBy(view: DeviceView, column: string): DeviceView {
  const parsed = deviceViewSchema.shape.sort.safeParse(nextSort(view.sort, column));
  return parsed.success ? { ...view, sort: parsed.data } : view;
}

/** The filter and order of the grid, remembered for each workspace; what was typed as text is not. */
export function useView(): [DeviceView, (next: DeviceView) => void] {
  const workspaceId = useCommand('shell.getState', {}, []).data?.workspace?.id ?? '';
  const [stored, remember] = useRemembered(`devices.view.${workspaceId}`.slice(0, 60), z.json(), null);
  const [view, setView] = useState<DeviceView>(() => {
    const parsed = deviceViewSchema.safeParse(stored);
    return parsed.success ? parsed.data : usualView;
  });
  const save = useDebouncedCallback(
    (next: DeviceView) => {
      remember(JSON.parse(JSON.stringify({ ...next, filter: withFilter(next.filter, 'text', undefined) })));
    },
    { delay: SAVE_AFTER_MS, flushOnUnmount: true },
  );
  const change = useCallback(
    (next: DeviceView) => {
      setView(next);
      save(next);
    },
    [save],
  );
  return [view, change];
}
