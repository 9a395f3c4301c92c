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

/** Decides over the devices of a change that are refused, parked or in conflict. */
export function useSettleChange() {
  const { t } = useText();
  const notify = useNotify();
  const action = useAction('changes.settle');
  const start = (changeId: string, decision: 'mine' | 'theirs') =>
    action.mutate(
      { changeId, decision },
      {
        onSuccess: ({ devices }) =>
          notify.done(t(decision === 'mine' ? 'changes.settledMine' : 'changes.settledTheirs', { count: devices })),
        onError: (error) => notify.error(error),
      },
    );
  return { start, busy: action.isPending };
}
