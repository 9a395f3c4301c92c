import { useCallback } from 'react';
import type { CommandOutput } from '#shared/contract.ts';
import { run } from './api.ts';
import { useNotify } from './ui/use-notify.tsx';

/** What a toast says of changes, and what it says once they were taken back; `keptMs`: how long it offers that. */
export type QueuedWords = {
  words: string;
  takenBack: (undone: CommandOutput<'changes.undo'>['undone']) => string;
  keptMs?: number;
};

/** Says that changes wait to be sent, with *Undo* beside it; without any it only says what was done. */
export function useTellQueued(): (changeIds: readonly string[], said: QueuedWords) => void {
  const notify = useNotify();
  return useCallback(
    (changeIds, { words, takenBack, keptMs }) => {
      if (changeIds.length === 0) return notify.done(words);
      const undo = () =>
        run('changes.undo', { changeIds: [...changeIds] }).then(
          ({ undone }) => notify.done(takenBack(undone)),
          (error: unknown) => notify.error(error),
        );
      notify.undo(words, () => void undo(), keptMs);
    },
    [notify],
  );
}
