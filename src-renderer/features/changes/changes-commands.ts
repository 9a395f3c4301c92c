import { type ChangeSummary, isDeviceIntent } from '#shared/domain/queued-change.ts';
import { useAction } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';

/** Takes a change back, or reverses it with a new one when it has gone out already. */
export function useUndoChange() {
  const { t } = useText();
  const notify = useNotify();
  const action = useAction('changes.undo');
  const start = (changeId: string) =>
    action.mutate(
      { changeId },
      {
        onSuccess: ({ undone }) =>
          notify.done(t(undone === 'taken-back' ? 'changes.undoneTakenBack' : 'changes.undoneReversed')),
        onError: (error) => notify.error(error),
      },
    );
  return { start, busy: action.isPending };
}

/** Decides over what of a change is refused, parked or in conflict. */
export function useSettleChange() {
  const { t } = useText();
  const notify = useNotify();
  const action = useAction('changes.settle');
  const start = ({ changeId, intent }: ChangeSummary, decision: 'mine' | 'theirs') =>
    action.mutate(
      { changeId, decision },
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
