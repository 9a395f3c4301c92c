import { useCallback } from 'react';
import { batchReportColumns } from '#shared/commands/batches.ts';
import type { CommandInput } from '#shared/contract.ts';
import { type BatchForm, type BatchSummary, batchFindings } from '#shared/domain/batch.ts';
import { deviceStates } from '#shared/domain/device.ts';
import { run } from '../../api.ts';
import { type FollowedJob, followJob } from '../../follow-job.ts';
import { useTellQueued } from '../../tell-queued.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';

type Named = Pick<BatchSummary, 'batchId' | 'name'>;

/** What a batch says of itself now. */
export function formOf({ name, depot, profileId, dueAt }: BatchSummary): BatchForm {
  return { name, depot, profileId, dueAt };
}

/** Says what was done, with *Undo*, which says what it came to. */
function useTellUndo(): (words: string, undo: () => Promise<unknown>, afterwards: string) => void {
  const notify = useNotify();
  return useCallback(
    (words, undo, afterwards) =>
      notify.undo(words, () => {
        undo().then(
          () => notify.done(afterwards),
          (error: unknown) => notify.error(error),
        );
      }),
    [notify],
  );
}

/**
 * Makes a batch and answers its key; *Undo* takes it away while it is empty. Nothing is said where a dialog comes next, whose
 * buttons a toast would cover. Throws what the desk answers.
 */
export function useCreateBatch(): (form: BatchForm, says: boolean) => Promise<string> {
  const { t } = useText();
  const tell = useTellUndo();
  return useCallback(
    async (form, says) => {
      const { batchId } = await run('batches.create', { form });
      if (!says) return batchId;
      const { name } = form;
      tell(
        t('batches.form.created', { name }),
        () => run('batches.delete', { batchId }),
        t('batches.form.removed', { name }),
      );
      return batchId;
    },
    [t, tell],
  );
}

/** Gives a batch what was written; *Undo* gives it back what it said. Throws what the desk answers. */
export function useUpdateBatch(): (batch: BatchSummary, form: BatchForm) => Promise<void> {
  const { t } = useText();
  const tell = useTellUndo();
  return useCallback(
    async (batch, form) => {
      const { batchId } = batch;
      await run('batches.update', { batchId, form });
      const undo = () => run('batches.update', { batchId, form: formOf(batch) });
      tell(t('batches.form.saved', { name: form.name }), undo, t('batches.form.undone', { name: batch.name }));
    },
    [t, tell],
  );
}

type Wish = Omit<CommandInput<'batches.setState'>, 'batchId'>;

/** Holds a batch, opens it again or closes it; *Undo* does the opposite. Throws what the desk answers. */
export function useSetBatchState(): (batch: BatchSummary, wish: Wish) => Promise<void> {
  const { t } = useText();
  const tell = useTellUndo();
  return useCallback(
    async ({ batchId, name, state: was }, wish) => {
      const { devices } = await run('batches.setState', { batchId, ...wish });
      const words = {
        open: t('batches.holding.opened', { name }),
        held:
          devices > 0
            ? t('batches.holding.doneDevices', { name, count: devices })
            : t('batches.holding.done', { name }),
        closed: t('batches.closing.done', { name }),
      };
      const back = { batchId, state: was, devices: wish.state !== 'held' && devices > 0 };
      tell(words[wish.state], () => run('batches.setState', back), t('batches.form.undone', { name }));
    },
    [t, tell],
  );
}

/** Deletes a batch. Throws what the desk answers. */
export function useDeleteBatch(): (batch: Named) => Promise<void> {
  const { t } = useText();
  const notify = useNotify();
  return useCallback(
    async ({ batchId, name }) => {
      await run('batches.delete', { batchId });
      notify.done(t('batches.deleting.done', { name }));
    },
    [t, notify],
  );
}

/** Queues the move of a batch's devices and offers *Undo*. Throws what the desk answers. */
export function useAssignBatch(): (input: CommandInput<'batches.assign'>) => Promise<void> {
  const { t } = useText();
  const tell = useTellQueued();
  return useCallback(
    async (input) => {
      const { changeId, plan } = await run('batches.assign', input);
      tell([changeId], {
        words: t('batches.assigning.done', { count: plan.move, profile: plan.profileName }),
        takenBack: (undone) =>
          t(undone === 'taken-back' ? 'batches.assigning.takenBack' : 'batches.assigning.reversed'),
      });
    },
    [t, tell],
  );
}

/** Where a report is saved. */
export type ReportTarget = { file: string; name: string };

/** *Export report*: asks where to, writes it and hands on the job to be shown. */
export function useExportReport(onJob: (job: FollowedJob, target: ReportTarget) => void): (batch: Named) => void {
  const { t } = useText();
  const notify = useNotify();
  return useCallback(
    ({ batchId, name }) => {
      const save = async () => {
        const fileName = `${t('batches.report.fileName', { name: name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-') })}.csv`;
        const target = await run('shell.chooseSaveFile', { suggestedName: fileName, purpose: 'csv' });
        if (!target) return;
        const headers = batchReportColumns.map((column) => t(`batches.report.column.${column}`));
        const words = {
          'finding.none': t('batches.report.fine'),
          ...Object.fromEntries(
            batchFindings.map((finding) => [`finding.${finding}`, t(`batches.finding.${finding}`)]),
          ),
          ...Object.fromEntries(deviceStates.map((state) => [`state.${state}`, t(`devices.state.${state}`)])),
        };
        onJob(
          await followJob(() => run('batches.exportReport', { batchId, file: target.file, headers, words })),
          target,
        );
      };
      save().catch((error: unknown) => notify.error(error));
    },
    [t, notify, onJob],
  );
}
