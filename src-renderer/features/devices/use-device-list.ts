import { useCallback, useMemo, useRef, useState } from 'react';
import type { DeviceRow, DeviceSelection, DeviceView } from '#shared/domain/device.ts';
import { copyText } from '../../clipboard.ts';
import { useText } from '../../text/use-text.ts';
import type { RowRange } from '../../ui/fixed-rows.ts';
import type { GridIntent } from '../../ui/grid-keys.ts';
import { useNotify } from '../../ui/use-notify.tsx';
import { type DeviceRows, useDeviceRows, useKnownDevices } from './devices-queries.ts';
import {
  type Selected,
  selectionAfterFilter,
  selectionForCommand,
  selectNamed,
  selectsHeld,
} from './select-devices.ts';
import { useDeviceDrag } from './use-device-drag.ts';
import { type OpenDevice, useOpenDevice } from './use-open-device.ts';
import { type SelectionControl, useSelection } from './use-selection.ts';

/** The devices an action is about, and how many they are. */
export type Chosen = { selection: DeviceSelection; count: number };

/** Everything the grid shows and does. */
export type DeviceList = {
  view: DeviceView;
  changeView: (next: DeviceView) => void;
  rows: DeviceRows;
  onDrawn: (drawn: RowRange) => void;
  control: SelectionControl;
  onIntent: (intent: GridIntent) => void;
  details: OpenDevice;
  drag: ReturnType<typeof useDeviceDrag>;
  /** What is selected; null when nothing is. */
  selection: () => Chosen | null;
  /** What is selected, or the active row when nothing is; null in an empty list. */
  chosen: () => Chosen | null;
  /** Whether a device on hold is selected, as far as the rows at hand tell. */
  holdsAny: boolean;
  /** Selects nothing. */
  clear: () => void;
};

/** Copies the identifier of a row, without the spaces it is shown with. */
function useCopyIdentifier(): (device: DeviceRow | undefined) => void {
  const { t } = useText();
  const notify = useNotify();
  return useCallback(
    (device) => {
      const identifier = device?.imei ?? device?.serial ?? null;
      if (identifier === null) return;
      void copyText(identifier).then((copied) => copied && notify.done(t('devices.grid.copied', { identifier })));
    },
    [notify, t],
  );
}

function chosenOf(selected: Selected, count: number): Chosen | null {
  const selection = selectionForCommand(selected);
  return selection && count > 0 ? { selection, count } : null;
}

/** Brings rows, selection, details and dragging of a view together. */
export function useDeviceList(view: DeviceView, setView: (next: DeviceView) => void): DeviceList {
  const [drawn, setDrawn] = useState<RowRange>({ first: 0, end: 0 });
  const rows = useDeviceRows(view, drawn);
  const control = useSelection(view, rows);
  const details = useOpenDevice({ view, setView, goTo: control.goTo, set: control.set });
  const drag = useDeviceDrag(rows, control);
  const copyIdentifier = useCopyIdentifier();
  const latest = useRef({ view, rows, control, details });
  latest.current = { view, rows, control, details };

  const changeView = useCallback(
    (next: DeviceView) => {
      const now = latest.current;
      if (next.filter !== now.view.filter) now.control.set(selectionAfterFilter(now.control.selected));
      setView(next);
      now.control.goTo(0, 'nearest');
    },
    [setView],
  );

  const onIntent = useCallback(
    (intent: GridIntent) => {
      const now = latest.current;
      const device = 'row' in intent ? now.rows.at(intent.row) : undefined;
      if (intent.kind === 'open' && device) now.details.open(device.deviceId);
      else if (intent.kind === 'copy') copyIdentifier(device);
      else if (intent.kind === 'clear' && now.details.openId !== null) now.details.open(null);
      else now.control.onIntent(intent);
      const follows = intent.kind === 'go' || intent.kind === 'pick';
      if (follows && device && now.details.openId !== null) now.details.open(device.deviceId);
    },
    [copyIdentifier],
  );

  const selection = useCallback(() => chosenOf(latest.current.control.selected, latest.current.control.count), []);
  const chosen = useCallback((): Chosen | null => {
    const { control: now, rows: shown } = latest.current;
    const active = shown.at(now.active);
    return selection() ?? (active ? chosenOf(selectNamed([active.deviceId]), 1) : null);
  }, [selection]);

  const knownDevices = useKnownDevices();
  const { selected, clear } = control;
  // Rows at hand change whenever `rows.at` does.
  const holdsAny = useMemo(
    () => rows.at !== undefined && selectsHeld(selected, knownDevices().values()),
    [selected, rows.at, knownDevices],
  );
  return {
    view,
    changeView,
    rows,
    onDrawn: setDrawn,
    control,
    onIntent,
    details,
    drag,
    selection,
    chosen,
    holdsAny,
    clear,
  };
}
