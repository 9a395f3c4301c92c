import { useCallback } from 'react';
import { run } from './api.ts';
import { useText } from './text/use-text.ts';
import { useNotify } from './ui/use-notify.tsx';

/** Says that something kept here was edited, with *Undo* beside it; `afterwards` is said once it was undone. */
export function useTellEdited(): (editId: number, words: string, afterwards?: string) => void {
  const notify = useNotify();
  const { t } = useText();
  return useCallback(
    (editId, words, afterwards) => {
      const undo = () =>
        run('devices.undoEdit', { editId }).then(
          ({ kind, devices, later, takenBack }) => {
            const said = [
              t('edits.undone', { count: devices }),
              later > 0 ? t(kind === 'credentials' ? 'edits.sent' : 'edits.later', { count: later }) : null,
              takenBack > 0 ? t('devices.hold.takenBack', { count: takenBack }) : null,
              afterwards ?? null,
            ];
            notify.done(said.filter((part) => part !== null).join(' · '));
          },
          (error: unknown) => notify.error(error),
        );
      notify.undo(words, () => void undo());
    },
    [notify, t],
  );
}
