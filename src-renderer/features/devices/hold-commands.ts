import { useCallback } from 'react';
import type { DeviceSelection } from '#shared/domain/device.ts';
import { run } from '../../api.ts';
import { useTellEdited } from '../../tell-edited.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';

/** Lets devices go that were on hold, says how many and offers Undo. */
export function useReleaseDevices(): (selection: DeviceSelection) => Promise<boolean> {
  const notify = useNotify();
  const tell = useTellEdited();
  const { t } = useText();
  return useCallback(
    async (selection) => {
      try {
        const { editId, devices } = await run('uploads.release', { selection });
        tell(editId, t('devices.hold.released', { count: devices }));
        return true;
      } catch (error) {
        notify.error(error);
        return false;
      }
    },
    [notify, tell, t],
  );
}

/** Puts devices on hold for a reason and offers Undo; answers whether it is done. */
export function useHoldDevices(): (selection: DeviceSelection, reason: string) => Promise<boolean> {
  const notify = useNotify();
  const tell = useTellEdited();
  const { t } = useText();
  return useCallback(
    async (selection, reason) => {
      try {
        const { editId, devices, takenBack } = await run('uploads.hold', { selection, reason });
        const done = t('devices.hold.done', { count: devices });
        if (takenBack === 0) tell(editId, done);
        else {
          const words = `${done} · ${t('devices.hold.takenBack', { count: takenBack })}`;
          tell(editId, words, t('edits.staysTakenBack', { count: takenBack }));
        }
        return true;
      } catch (error) {
        notify.error(error);
        return false;
      }
    },
    [notify, tell, t],
  );
}
