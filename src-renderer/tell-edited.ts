import { useCallback } from 'react';
import type { EditUndone } from '#shared/domain/device-edit.ts';
import { run } from './api.ts';
import { useText } from './text/use-text.ts';
import { useNotify } from './ui/use-notify.tsx';

/** Takes edits of the same devices back, the last one first. */
async function undoAll(editIds: readonly number[]): Promise<EditUndone> {
  let all: EditUndone = { kind: 'attribute', devices: 0, later: 0, takenBack: 0 };
  for (const editId of editIds.toReversed()) {
    const { kind, devices, later, takenBack } = await run('devices.undoEdit', { editId });
    all = {
      kind,
      devices: Math.max(all.devices, devices),
      later: Math.max(all.later, later),
      takenBack: all.takenBack + takenBack,
    };
  }
  return all;
}

/** Says that something kept here was edited, with *Undo* beside it; `afterwards` is said once it was undone. */
export function useTellEdited(): (editIds: number | readonly number[], words: string, afterwards?: string) => void {
  const notify = useNotify();
  const { t } = useText();
  return useCallback(
    (editIds, words, afterwards) => {
      const undo = () =>
        undoAll(typeof editIds === 'number' ? [editIds] : editIds).then(
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
