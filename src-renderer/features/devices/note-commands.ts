import { useCallback } from 'react';
import type { DeviceSelection } from '#shared/domain/device.ts';
import type { noteModes } from '#shared/domain/device-edit.ts';
import { run } from '../../api.ts';
import { useTellEdited } from '../../tell-edited.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';

/** What is noted, and whether in place of what is there or below it. */
export type NoteDraft = { text: string; mode: (typeof noteModes)[number] };

/** Writes a note to devices, or takes it away, and offers Undo; answers whether it is done. */
export function useSetNote(): (selection: DeviceSelection, note: NoteDraft) => Promise<boolean> {
  const notify = useNotify();
  const tell = useTellEdited();
  const { t } = useText();
  return useCallback(
    async (selection, note) => {
      try {
        const { editId, devices, kept } = await run('devices.setNote', { selection, note });
        const done = t(note.text.trim() === '' ? 'edits.note.removed' : 'edits.note.done', { count: devices });
        tell(editId, kept === 0 ? done : `${done} · ${t('edits.note.kept', { count: kept })}`);
        return true;
      } catch (error) {
        notify.error(error);
        return false;
      }
    },
    [notify, tell, t],
  );
}
