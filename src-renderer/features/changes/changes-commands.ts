import { useCallback } from 'react';
import type { DeviceId } from '#shared/domain/device.ts';
import { type ChangeSummary, isDeviceIntent } from '#shared/domain/queued-change.ts';
import { run } from '../../api.ts';
import { useAction } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';

/** Takes changes back, or reverses them with new ones where they have gone out already; answers whether that was done. */
export function useUndoChanges(): { undo: (changeIds: readonly string[]) => Promise<boolean>; busy: boolean } {
  const { t } = useText();
  const notify = useNotify();
  const action = useAction('changes.undo');
  const undo = async (changeIds: readonly string[]) => {
    try {
      const { undone } = await action.mutateAsync({ changeIds: [...changeIds] });
      const count = changeIds.length;
      notify.done(t(undone === 'taken-back' ? 'queue.undo.takenBack' : 'queue.undo.reversed', { count }));
      return true;
    } catch (error) {
      notify.error(error);
      return false;
    }
  };
  return { undo, busy: action.isPending };
}

/** Decides over what of a change is refused, parked or in conflict; over some of its devices alone when they are named. */
export function useSettleChange() {
  const { t } = useText();
  const notify = useNotify();
  const action = useAction('changes.settle');
  const start = (
    { changeId, intent }: Pick<ChangeSummary, 'changeId' | 'intent'>,
    decision: 'mine' | 'theirs',
    deviceIds?: DeviceId[],
  ) =>
    action.mutate(
      { changeId, decision, ...(deviceIds ? { deviceIds } : {}) },
      {
        onSuccess: ({ devices }) => {
          const mine = decision === 'mine';
          if (isDeviceIntent(intent))
            notify.done(t(mine ? 'changes.settledMine' : 'changes.settledTheirs', { count: devices }));
          else notify.done(t(mine ? 'changes.settledProfileMine' : 'changes.settledProfileTheirs'));
        },
        onError: (error) => notify.error(error),
      },
    );
  return { start, busy: action.isPending };
}

/** Sends what waits at once. */
export function useSendNow(): () => void {
  const notify = useNotify();
  return useCallback(() => {
    run('changes.sendNow', {}).catch((error: unknown) => notify.error(error));
  }, [notify]);
}
