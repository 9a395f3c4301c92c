import { useCallback } from 'react';
import type { ImportResult } from '#shared/domain/csv-import.ts';
import { useNavigation } from '../../navigation.tsx';
import { useTellEdited } from '../../tell-edited.ts';
import { useTellQueued } from '../../tell-queued.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';

/** Says what an import did, with the way back where there is one, and leads to where it shows. */
export function useTellImported(): (result: ImportResult) => void {
  const { t } = useText();
  const { go } = useNavigation();
  const notify = useNotify();
  const tellQueued = useTellQueued();
  const tellEdited = useTellEdited();
  return useCallback(
    (result) => {
      const { target, devices, skipped, selection, batchId, changeIds, editIds } = result;
      const done = t(`importUse.done.${target.kind}`, { count: devices });
      const words = skipped === 0 ? done : `${done} · ${t('importUse.done.skipped', { count: skipped })}`;
      if (selection !== null) go({ page: 'devices', selected: { selection, count: devices } });
      // An edit that is undone takes back the changes that go with it.
      if (editIds.length > 0) tellEdited(editIds, words);
      else if (changeIds.length > 0) tellQueued(changeIds, { words, takenBack: () => t('importUse.done.undone') });
      else if (batchId !== null)
        notify.done(words, { label: t('importUse.done.showBatch'), onClick: () => go({ page: 'batches', batchId }) });
      else notify.done(words);
    },
    [t, go, notify, tellQueued, tellEdited],
  );
}
