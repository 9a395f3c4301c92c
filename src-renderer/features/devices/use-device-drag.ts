import { useCallback, useMemo, useRef, useState } from 'react';
import type { DeviceSelection } from '#shared/domain/device.ts';
import type { ProfileSummary } from '#shared/domain/profile.ts';
import { useText } from '../../text/use-text.ts';
import { makeDraggable } from '../../ui/drag-and-drop.ts';
import { type DeviceRows, useKnownDevices } from './devices-queries.ts';
import { type Carried, carriedFrom, refusalOf } from './refuse-landing.ts';
import { countSelected, isSelected, selectionForCommand, selectNamed } from './select-devices.ts';
import type { SelectionControl } from './use-selection.ts';

/** The kind of thing the grid's rows are, for places that take it. */
const DEVICES_KIND = 'devices';

/** Devices on their way with the pointer: how many, and why a profile would not take them. */
export type Landing = {
  kind: string;
  words: string;
  selection: DeviceSelection;
  refusal: (profile: ProfileSummary) => string | null;
};

/** Drags the selection, or an unselected row alone. */
export function useDeviceDrag(rows: DeviceRows, control: SelectionControl) {
  const { t } = useText();
  const knownDevices = useKnownDevices();
  const [carried, setCarried] = useState<Carried | null>(null);
  const latest = useRef({ rows, control, t });
  latest.current = { rows, control, t };

  const begin = useCallback(
    (index: number): string => {
      const now = latest.current;
      const device = now.rows.at(index);
      if (!device) return '';
      const inSelection = isSelected(now.control.selected, device.deviceId);
      const selected = inSelection ? now.control.selected : selectNamed([device.deviceId]);
      if (!inSelection) now.control.set(selected);
      const selection = selectionForCommand(selected);
      const count = countSelected(selected, now.rows.total ?? 0);
      if (selection) setCarried(carriedFrom(selection, count, knownDevices()));
      return now.t('devices.selection.carried', { count });
    },
    [knownDevices],
  );

  const dragRow = useCallback(
    (element: HTMLElement) =>
      makeDraggable(element, {
        kind: DEVICES_KIND,
        begin: () => begin(Number(element.dataset.row)),
        end: () => setCarried(null),
      }),
    [begin],
  );

  const landing = useMemo<Landing | null>(
    () =>
      carried && {
        kind: DEVICES_KIND,
        words: t('devices.selection.carried', { count: carried.count }),
        selection: carried.selection,
        refusal: (profile) => {
          const refusal = refusalOf(carried, profile);
          return refusal && t(`devices.move.${refusal}`);
        },
      },
    [carried, t],
  );
  return { dragRow, landing };
}
