import { useCallback, useEffect, useRef, useState } from 'react';
import type { CommandInput } from '#shared/contract.ts';
import type { ImportPlan, ImportPreview, ImportResult, ImportTarget } from '#shared/domain/csv-import.ts';
import { RemoteError, run } from '../../api.ts';
import { type PlanState, usePlan } from '../../data.ts';
import { endOf, type FollowedJob, followJob } from '../../follow-job.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';
import { refusalWords } from './import-words.ts';

/** What happens with a file that has refused rows. */
export type ImportMode = CommandInput<'csv.commitImport'>['mode'];

/** *Save refused rows*, each with why it is refused, to be mended and imported again. */
export function useSaveRefusedRows(): (preview: ImportPreview, passwords: boolean) => Promise<void> {
  const { t } = useText();
  const notify = useNotify();
  return useCallback(
    async ({ stagedId, fileName }, passwords) => {
      try {
        const name = t('import.list.refusedName', { file: fileName.replace(/\.[^.]{1,5}$/, '') });
        const target = await run('shell.chooseSaveFile', { suggestedName: `${name}.csv`, purpose: 'csv' });
        if (!target) return;
        const words = { header: t('import.list.reasonHeader'), reasons: refusalWords(t) };
        const { rows } = await run('csv.saveRefusedRows', { stagedId, file: target.file, passwords, words });
        notify.done(t('import.list.refusedSaved', { count: rows }), {
          label: t('import.list.showInFolder'),
          onClick: () => {
            run('shell.showFile', { file: target.file }).catch((error: unknown) => notify.error(error));
          },
        });
      } catch (error) {
        notify.error(error);
      }
    },
    [t, notify],
  );
}

/** What a target would do with the good rows; `target` has to stay the same while the question does. */
export function useImportPlan(stagedId: string, target: ImportTarget | null): PlanState<ImportPlan> {
  const ask = useCallback(
    () => (target === null ? Promise.reject(new Error('no target')) : run('csv.planImport', { stagedId, target })),
    [stagedId, target],
  );
  return usePlan(target === null ? null : ask, [
    'devices',
    'profiles',
    'changes',
    'attributes',
    'batches',
    'credentials',
  ]);
}

/** Does it; `job` while that goes on. Answers what was done, null when it was cancelled or failed, which leaves nothing behind. */
export function useCommitImport() {
  const notify = useNotify();
  const { t } = useText();
  const [job, setJob] = useState<FollowedJob | null>(null);
  const running = useRef<FollowedJob | null>(null);
  useEffect(() => () => running.current?.cancel(), []);
  const commit = useCallback(
    async (input: CommandInput<'csv.commitImport'>): Promise<ImportResult | null> => {
      try {
        const started = await followJob(() => run('csv.commitImport', input));
        running.current = started;
        setJob(started);
        const finished = await endOf(started);
        running.current = null;
        if (finished.ok) return await run('csv.getImportResult', { stagedId: input.stagedId });
        if (finished.error.code === 'cancelled') notify.done(t('importUse.done.cancelled'));
        else notify.error(new RemoteError(finished.error));
        return null;
      } catch (error) {
        notify.error(error);
        return null;
      } finally {
        setJob(null);
      }
    },
    [notify, t],
  );
  return { job, commit };
}
