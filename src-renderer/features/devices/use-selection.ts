import { useCallback, useMemo, useRef, useState } from 'react';
import { type DeviceId, type DeviceRow, type DeviceView, MAX_NAMED_DEVICES } from '#shared/domain/device.ts';
import { run } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import type { GridIntent } from '../../ui/grid-keys.ts';
import type { Reveal } from '../../ui/use-grid-scroll.ts';
import { useNotify } from '../../ui/use-notify.tsx';
import type { DeviceRows } from './devices-queries.ts';
import {
  addDevices,
  countSelected,
  isSelected,
  loadedIds,
  nothingSelected,
  rowsBetween,
  type Selected,
  selectMatching,
  selectNamed,
  shareSelected,
  toggleDevice,
} from './select-devices.ts';

type Cursor = { active: number; anchor: number };

/** Selection and active row of the grid, and what keys and pointer do to them. */
export type SelectionControl = {
  selected: Selected;
  count: number;
  share: 'none' | 'some' | 'all';
  has: (row: DeviceRow | undefined) => boolean;
  active: number;
  reveal: Reveal | null;
  onIntent: (intent: GridIntent) => void;
  set: (selected: Selected) => void;
  selectAll: () => void;
  clear: () => void;
  /** Goes to a row, for instance after the view changed. */
  goTo: (row: number, align: Reveal['align']) => void;
};

/** Reads the ids of a range, from the rows at hand or from the desk; only the newest wish is answered. */
function useRange(view: DeviceView, rows: DeviceRows) {
  const newest = useRef(0);
  const notify = useNotify();
  const { t } = useText();
  return useCallback(
    async (anchor: number, row: number, then: (ids: DeviceId[]) => void) => {
      newest.current += 1;
      const wish = newest.current;
      const range = rowsBetween(anchor, row);
      const loaded = loadedIds(range, rows.at);
      if (loaded) {
        then(loaded);
        return;
      }
      try {
        const { deviceIds } = await run('devices.getIdRange', { view, ...range });
        if (wish !== newest.current) return;
        then(deviceIds);
        if (Math.abs(anchor - row) >= MAX_NAMED_DEVICES) {
          notify.done(t('devices.grid.rangeCut', { limit: MAX_NAMED_DEVICES }));
        }
      } catch (error) {
        notify.error(error);
      }
    },
    [view, rows.at, notify, t],
  );
}

/** What the person has selected in the grid of a view. */
export function useSelection(view: DeviceView, rows: DeviceRows): SelectionControl {
  const [selected, setSelected] = useState<Selected>(nothingSelected);
  const [cursor, setCursor] = useState<Cursor>({ active: 0, anchor: 0 });
  const [reveal, setReveal] = useState<Reveal | null>(null);
  const readRange = useRange(view, rows);
  const total = rows.total ?? 0;
  const latest = useRef({ cursor, rows, filter: view.filter, total });
  latest.current = { cursor, rows, filter: view.filter, total };

  const selectAll = useCallback(() => {
    if (latest.current.total > 0) setSelected(selectMatching(latest.current.filter));
  }, []);
  const clear = useCallback(() => setSelected(nothingSelected), []);
  const extend = useCallback(
    (row: number, add: boolean) => {
      setCursor(({ anchor }) => ({ active: row, anchor }));
      void readRange(latest.current.cursor.anchor, row, (ids) =>
        setSelected((old) => (add ? addDevices(old, ids) : selectNamed(ids))),
      );
    },
    [readRange],
  );
  const pick = useCallback((row: number, add: boolean) => {
    setCursor({ active: row, anchor: row });
    const id = latest.current.rows.at(row)?.deviceId;
    if (id) setSelected((old) => (add ? toggleDevice(old, id) : selectNamed([id])));
  }, []);

  const onIntent = useCallback(
    (intent: GridIntent) => {
      if (intent.kind === 'select-all') selectAll();
      else if (intent.kind === 'clear') clear();
      else if (intent.kind === 'open' || intent.kind === 'copy') return;
      else if (intent.kind === 'toggle') pick(intent.row, true);
      else if (intent.extend) extend(intent.row, intent.kind === 'pick' && intent.add);
      else if (intent.kind === 'pick') pick(intent.row, intent.add);
      else setCursor({ active: intent.row, anchor: intent.row });
      if (intent.kind === 'go') setReveal({ row: intent.row, align: 'nearest' });
    },
    [selectAll, clear, extend, pick],
  );
  const goTo = useCallback((row: number, align: Reveal['align']) => {
    setCursor({ active: row, anchor: row });
    setReveal({ row, align });
  }, []);

  return {
    selected,
    count: countSelected(selected, total),
    share: shareSelected(selected, total),
    has: useMemo(() => (row: DeviceRow | undefined) => isSelected(selected, row?.deviceId), [selected]),
    active: Math.min(cursor.active, Math.max(0, total - 1)),
    reveal,
    onIntent,
    set: setSelected,
    selectAll,
    clear,
    goTo,
  };
}
