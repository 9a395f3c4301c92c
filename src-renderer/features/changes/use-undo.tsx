import { useHotkeys } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import type { ChangeSummary } from '#shared/domain/queued-change.ts';
import { useUndoChanges } from './changes-commands.ts';
import { useLastChange } from './changes-queries.ts';
import { UndoDialog } from './UndoDialog.tsx';

/** Undo as the page offers it, and the dialog that shows what it would do where something is sent already. */
export type PageUndo = {
  /** What *Undo last* takes back. */
  last: ChangeSummary | null;
  ask: (changes: readonly ChangeSummary[]) => void;
  askById: (changeIds: readonly string[]) => void;
  dialog: ReactNode;
};

/** Undo of one, of several, and of the last one by Ctrl+Z. What is not sent is taken back at once: nobody is to be asked. */
export function useUndo(onDone: () => void): PageUndo {
  const { undo } = useUndoChanges();
  const last = useLastChange();
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  const askById = (changeIds: readonly string[]) => setAsked(changeIds);
  const ask = (changes: readonly ChangeSummary[]) => {
    const changeIds = changes.map(({ changeId }) => changeId);
    const isUnsent = changes.every(({ undo: { takesBack, barrier, reverses } }) => takesBack && !reverses && !barrier);
    if (!isUnsent) askById(changeIds);
    else void undo(changeIds).then((done) => done && onDone());
  };
  useHotkeys([['mod+Z', () => last && asked === null && ask([last])]]);
  const close = () => setAsked(null);
  return { last, ask, askById, dialog: <UndoDialog changeIds={asked} onClose={close} onDone={onDone} /> };
}
