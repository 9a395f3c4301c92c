import { useCallback, useState } from 'react';
import type { Events } from '#shared/events.ts';
import { RemoteError, run } from '../../api.ts';
import { useAction, useEvent } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';

/** Copies the ledger now and says when it is done. */
export function useBackUp() {
  const notify = useNotify();
  const { t } = useText();
  const action = useAction('storage.backUp');
  const start = () =>
    action.mutate(
      {},
      { onSuccess: () => notify.done(t('storage.backups.done')), onError: (error) => notify.error(error) },
    );
  return { start, busy: action.isPending };
}

/** A full check under way, whoever started it; null when there is none. */
export type RunningCheck = { jobId: string; share: number };

/** Starts and stops a full check and says how it ended. */
export function useCheck() {
  const notify = useNotify();
  const { t } = useText();
  const [running, setRunning] = useState<RunningCheck | null>(null);
  const hear = useCallback(
    ({ jobId, kind, progress, finished }: Events['job.progress']) => {
      if (kind !== 'check') return;
      setRunning(finished ? null : { jobId, share: progress.done / (progress.total ?? 1) });
      if (!finished) return;
      if (finished.ok) notify.done(t('storage.check.doneSound'));
      else if (finished.error.code === 'cancelled') notify.done(t('storage.check.cancelled'));
      else notify.error(new RemoteError(finished.error));
    },
    [notify, t],
  );
  useEvent('job.progress', hear);
  const tell = (error: unknown) => notify.error(error);
  return {
    running,
    start: () => void run('storage.check', {}).catch(tell),
    stop: () => void (running && run('jobs.cancel', { jobId: running.jobId }).catch(tell)),
  };
}

/** Goes back to a backup; the workspace opens anew by itself. */
export function useRestore(onDone: () => void) {
  const notify = useNotify();
  const action = useAction('storage.restore');
  const start = (name: string) =>
    action.mutate({ name }, { onSuccess: onDone, onError: (error) => notify.error(error) });
  return { start, busy: action.isPending };
}

/** Shows a file of the workspace in the system's file manager; null: the folder itself. */
export function useShowFile(): (name: string | null) => void {
  const notify = useNotify();
  return useCallback(
    (name) => void run('shell.showWorkspaceFile', { name }).catch((error: unknown) => notify.error(error)),
    [notify],
  );
}
