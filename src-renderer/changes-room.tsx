import { type ReactNode, useCallback } from 'react';
import { run } from './api.ts';
import { ChangesPage, type PlanForm } from './features/changes/ChangesPage.tsx';
import { planWords } from './features/changes/plan-words.ts';
import { suggestedName } from './features/csv/csv-commands.ts';
import { showExportToast } from './features/csv/ExportToast.tsx';
import { followJob } from './follow-job.ts';
import { useNavigation } from './navigation.tsx';
import { useText } from './text/use-text.ts';
import { useNotify } from './ui/use-notify.tsx';

/** The Changes page, joined with what shows how a file is written; `actions` stand after its own. */
export function ChangesRoom({ actions }: { actions?: ReactNode }) {
  const { place } = useNavigation();
  const save = useExportPlan();
  const asked = place.page === 'changes' ? (place.changeId ?? '') : '';
  return <ChangesPage key={asked} onExport={save} actions={actions} />;
}

/** *Export plan*: asks where to, writes it and shows how that goes. */
function useExportPlan(): (kind: PlanForm) => void {
  const { t } = useText();
  const notify = useNotify();
  return useCallback(
    (kind) => {
      const save = async () => {
        const name = suggestedName(t('queue.export.fileName'), new Date(), kind);
        const target = await run('shell.chooseSaveFile', { suggestedName: name, purpose: kind });
        if (!target) return;
        const form = kind === 'json' ? { kind } : { kind, ...planWords(t) };
        showExportToast(await followJob(() => run('changes.exportPlan', { file: target.file, form })), target);
      };
      save().catch((error: unknown) => notify.error(error));
    },
    [t, notify],
  );
}
