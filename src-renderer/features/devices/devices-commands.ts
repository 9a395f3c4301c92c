import { useCallback } from 'react';
import type { DeletePlan, MovePlan } from '#shared/domain/batch-report.ts';
import type { DeviceSelection } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import { run } from '../../api.ts';
import { useTellQueued } from '../../tell-queued.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';

/** So long the desk keeps a deletion back before it is sent: Undo is offered no longer. Milliseconds. */
const DELETION_KEPT_MS = 10_000;

/** Devices that a plan leaves where they are. */
export function leftOut(plan: MovePlan | DeletePlan): number {
  const alreadyThere = 'alreadyThere' in plan ? plan.alreadyThere : 0;
  return alreadyThere + plan.cannot.reduce((sum, { devices }) => sum + devices, 0);
}

/** Moves devices in one command and offers Undo; answers whether the move is queued. */
export function useMoveDevices(): (selection: DeviceSelection, profileId: ProfileId) => Promise<boolean> {
  const notify = useNotify();
  const tell = useTellQueued();
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
        tell([changeId], {
          words: rest === 0 ? moved : `${moved} · ${t('devices.move.leftOut', { count: rest })}`,
          takenBack: (undone) => t(undone === 'taken-back' ? 'devices.move.undone' : 'devices.move.reversed'),
        });
        return true;
      } catch (error) {
        notify.error(error);
        return false;
      }
    },
    [notify, tell, t],
  );
}

/** Deletes devices and offers Undo for as long as nothing is sent; answers whether the deletion is queued. */
export function useDeleteDevices(): (selection: DeviceSelection) => Promise<boolean> {
  const notify = useNotify();
  const tell = useTellQueued();
  const { t } = useText();
  return useCallback(
    async (selection) => {
      try {
        const { changeId, plan } = await run('devices.delete', { selection });
        const deleted = t('deletion.done', { count: plan.delete });
        const rest = leftOut(plan);
        const words = rest === 0 ? deleted : `${deleted} · ${t('devices.move.leftOut', { count: rest })}`;
        const takenBack = (undone: 'taken-back' | 'reversed') =>
          t(undone === 'taken-back' ? 'deletion.undone' : 'devices.move.reversed');
        tell([changeId], { words, takenBack, keptMs: DELETION_KEPT_MS });
        return true;
      } catch (error) {
        notify.error(error);
        return false;
      }
    },
    [notify, tell, t],
  );
}
