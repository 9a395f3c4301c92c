import { useCallback } from 'react';
import type { MovePlan } from '#shared/domain/batch-report.ts';
import type { DeviceSelection } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import { run } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';

/** Devices that a plan leaves where they are. */
export function leftOut(plan: MovePlan): number {
  return plan.alreadyThere + plan.cannot.reduce((sum, { devices }) => sum + devices, 0);
}

/** Takes a change back, and says what that came to. */
function useUndo(): (changeId: string) => void {
  const notify = useNotify();
  const { t } = useText();
  return useCallback(
    (changeId) => {
      run('changes.undo', { changeId }).then(
        ({ undone }) => notify.done(t(undone === 'taken-back' ? 'devices.move.undone' : 'devices.move.reversed')),
        (error) => notify.error(error),
      );
    },
    [notify, t],
  );
}

/** Moves devices in one command and offers Undo; answers whether the move is queued. */
export function useMoveDevices(): (selection: DeviceSelection, profileId: ProfileId) => Promise<boolean> {
  const notify = useNotify();
  const undo = useUndo();
  const { t } = useText();
  return useCallback(
    async (selection, profileId) => {
      try {
        const { changeId, plan } =
          profileId === DEFAULT_PROFILE_ID
            ? await run('devices.unassign', { selection })
            : await run('devices.move', { selection, profileId });
        const moved = t('devices.move.done', { count: plan.move, profile: plan.profileName });
        const rest = leftOut(plan);
        notify.undo(rest === 0 ? moved : `${moved} · ${t('devices.move.leftOut', { count: rest })}`, () =>
          undo(changeId),
        );
        return true;
      } catch (error) {
        notify.error(error);
        return false;
      }
    },
    [notify, undo, t],
  );
}

/** Starts a sync; the top bar shows how it goes. */
export function useSyncNow(): () => void {
  const notify = useNotify();
  return useCallback(() => {
    run('sync.start', { full: false }).catch((error: unknown) => notify.error(error));
  }, [notify]);
}
