import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useSyncExternalStore } from 'react';
import type { Progress } from '#shared/domain/sync-status.ts';
import { RemoteError, run } from '../../api.ts';
import type { FollowedJob } from '../../follow-job.ts';
import { useText } from '../../text/use-text.ts';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { useNotify } from '../../ui/use-notify.tsx';
import classes from './ExportToast.module.css';

type Target = { file: string; name: string };
type ExportToastProps = { job: FollowedJob; target: Target; toastId: string };

/** "12,000 of 1,000,000 · 400,000 per second · 3 s left", as much of it as is known. */
function useProgressWords(progress: Progress | null): string {
  const { t, format } = useText();
  if (!progress) return '';
  const { done, total, perSecond, leftMs } = progress;
  const words = [
    total === null
      ? format.number(done)
      : t('csv.progress', { done: format.number(done), total: format.number(total) }),
  ];
  if (perSecond > 0) words.push(t('csv.rate', { rate: Math.round(perSecond) }));
  if (leftMs !== null) words.push(t('csv.left', { left: format.duration(leftMs) }));
  return words.join(' · ');
}

/** Says how an export ended, once. */
function useEnding({ job, target, toastId }: ExportToastProps): void {
  const { t } = useText();
  const notify = useNotify();
  const finished = useSyncExternalStore(job.subscribe, job.current)?.finished ?? null;
  useEffect(() => {
    if (!finished) return;
    notifications.hide(toastId);
    if (finished.ok) {
      notify.done(t('csv.saved', { file: target.name }), {
        label: t('csv.show'),
        onClick: () => {
          run('shell.showFile', { file: target.file }).catch((error: unknown) => notify.error(error));
        },
      });
    } else if (finished.error.code === 'cancelled') notify.done(t('csv.cancelled'));
    else notify.error(new RemoteError(finished.error));
  }, [finished, toastId, target, notify, t]);
}

function ExportToast(props: ExportToastProps) {
  const { t } = useText();
  const { job, target } = props;
  const progress = useSyncExternalStore(job.subscribe, job.current)?.progress ?? null;
  const words = useProgressWords(progress);
  const label = t('csv.running', { file: target.name });
  useEnding(props);
  return (
    <div className={classes.toast}>
      <div className={classes.head}>
        <span className={classes.name}>{label}</span>
        <Button variant="light" size="compact-sm" onClick={job.cancel}>
          {t('ui.cancel')}
        </Button>
      </div>
      <ProgressLine value={progress?.total ? progress.done / progress.total : null} label={label} />
      <span className={classes.words}>{words}</span>
    </div>
  );
}

/** Shows the progress of an export until it has ended, then how it ended. */
export function showExportToast(job: FollowedJob, target: Target): void {
  const toastId = `export-${job.jobId}`;
  notifications.show({
    id: toastId,
    autoClose: false,
    withCloseButton: false,
    message: <ExportToast job={job} target={target} toastId={toastId} />,
  });
}
