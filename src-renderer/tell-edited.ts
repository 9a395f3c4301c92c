import { useCallback } from 'react';
import { run } from './api.ts';
import { useText } from './text/use-text.ts';
import { useNotify } from './ui/use-notify.tsx';

type Undone = { devices: number; later: number; takenBack: number };

/** Takes edits back, the last one first. */
async function undoAll(editIds: readonly number[]): Promise<Undone> {
  const sum: Undone = { devices: 0, later: 0, takenBack: 0 };
  for (const editId of editIds.toReversed()) {
    const { devices, later, takenBack } = await run('devices.undoEdit', { editId });
    sum.devices = Math.max(sum.devices, devices);
    sum.later += later;
    sum.takenBack += takenBack;
  }
  return sum;
}

/** Says that something kept here was edited, with *Undo* beside it; `afterwards` is said once it was undone. */
export function useTellEdited(): (editIds: number | readonly number[], words: string, afterwards?: string) => void {
  const notify = useNotify();
  const { t } = useText();
  return useCallback(
    (editIds, words, afterwards) => {
      const undo = () =>
        undoAll(typeof editIds === 'number' ? [editIds] : editIds).then(
          ({ devices, later, takenBack }) => {
            const said = [
              t('edits.undone', { count: devices }),
              later > 0 ? t('edits.later', { count: later }) : null,
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
