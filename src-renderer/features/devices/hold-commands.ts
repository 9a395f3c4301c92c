import { useCallback } from 'react';
import type { DeviceSelection } from '#shared/domain/device.ts';
import { run } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';

/** Lets devices go that were on hold, and says how many. */
export function useReleaseDevices(): (selection: DeviceSelection) => Promise<boolean> {
  const notify = useNotify();
  const { t } = useText();
  return useCallback(
    async (selection) => {
      try {
        const { devices } = await run('uploads.release', { selection });
        notify.done(t('devices.hold.released', { count: devices }));
        return true;
      } catch (error) {
        notify.error(error);
        return false;
      }
    },
    [notify, t],
  );
}

/** Puts devices on hold for a reason and offers Undo, unless changes were taken back with it; answers whether it is done. */
export function useHoldDevices(): (selection: DeviceSelection, reason: string) => Promise<boolean> {
  const notify = useNotify();
  const release = useReleaseDevices();
  const { t } = useText();
  return useCallback(
    async (selection, reason) => {
      try {
        const { devices, takenBack } = await run('uploads.hold', { selection, reason });
        const done = t('devices.hold.done', { count: devices });
        if (takenBack > 0) notify.done(`${done} · ${t('devices.hold.takenBack', { count: takenBack })}`);
        else notify.undo(done, () => void release(selection));
        return true;
      } catch (error) {
        notify.error(error);
        return false;
      }
    },
    [notify, release, t],
  );
}
