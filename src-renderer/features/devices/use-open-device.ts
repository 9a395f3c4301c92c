import { useCallback, useEffect, useState } from 'react';
import type { DeviceId, DeviceSelection, DeviceView } from '#shared/domain/device.ts';
import { run } from '../../api.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';
import { selectedOf } from './select-devices.ts';
import type { SelectionControl } from './use-selection.ts';

/** The device whose details are open, and ways to open and close them. */
export type OpenDevice = {
  openId: DeviceId | null;
  open: (deviceId: DeviceId | null) => void;
};

type List = { view: DeviceView; setView: (view: DeviceView) => void } & Pick<SelectionControl, 'goTo' | 'set'>;

/** Finds the row of a device, without the filters when they hide it. */
async function locate(view: DeviceView, deviceId: DeviceId): Promise<{ view: DeviceView; row: number | null }> {
  const here = await run('devices.locate', { view, deviceId });
  if (here.row !== null) return { view, row: here.row };
  const open = { ...view, filter: {} };
  return { view: open, row: (await run('devices.locate', { view: open, deviceId })).row };
}

/** The row of the first device a selection names; the first row of all when it names none by itself. */
async function rowOfFirst(view: DeviceView, selection: DeviceSelection): Promise<number> {
  const [deviceId] = selection.kind === 'named' ? selection.deviceIds : [];
  return deviceId === undefined ? 0 : ((await run('devices.locate', { view, deviceId })).row ?? 0);
}

/** Opens what somebody asked for elsewhere in the window (a device, a profile, a selection), and those opened in the grid. */
export function useOpenDevice({ view, setView, goTo, set }: List): OpenDevice {
  const [openId, setOpenId] = useState<DeviceId | null>(null);
  const { place } = useNavigation();
  const notify = useNotify();
  const { t } = useText();
  const [handled, setHandled] = useState<typeof place | null>(null);
  const asked = place.page === 'devices' && place !== handled ? place : null;

  useEffect(() => {
    if (!asked) return;
    setHandled(asked);
    const { deviceId, profileId, portalSince, selected } = asked;
    if (selected) {
      // Filters might hide what is selected.
      const open = { ...view, filter: {} };
      setView(open);
      set(selectedOf(selected.selection, selected.count));
      rowOfFirst(open, selected.selection).then((row) => goTo(row, 'middle'), notify.error);
    }
    if (profileId !== undefined || portalSince !== undefined) {
      const filter = portalSince === undefined ? { profileId } : { portalSince };
      setView({ ...view, filter });
      goTo(0, 'nearest');
    }
    if (deviceId === undefined) return;
    setOpenId(deviceId);
    locate(view, deviceId).then(
      (found) => {
        if (found.row === null) {
          setOpenId(null);
          notify.done(t('devices.search.gone'));
          return;
        }
        if (found.view !== view) setView(found.view);
        goTo(found.row, 'middle');
      },
      (error: unknown) => notify.error(error),
    );
  }, [asked, view, setView, goTo, set, notify, t]);

  return { openId, open: useCallback((deviceId: DeviceId | null) => setOpenId(deviceId), []) };
}
