import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Progress } from '#shared/domain/sync-status.ts';
import { RemoteError, run } from '../../api.ts';
import type { FollowedJob } from '../../follow-job.ts';
import { useText } from '../../text/use-text.ts';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { useNotify } from '../../ui/use-notify.tsx';
import classes from './ExportToast.module.css';

/** Where the file was to go; `secret`: it holds passwords in clear. */
type Target = { file: string; name: string; secret?: boolean };
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

/** What can be done with a file that is written: shown, and, should it hold passwords, deleted again. */
function useAfterwards({ file, name, secret }: Target): (parts: number) => void {
  const { t } = useText();
  const notify = useNotify();
  return (parts) => {
    const tell = (error: unknown) => notify.error(error);
    const show = () => void run('shell.showFile', { file, parts }).catch(tell);
    const remove = () =>
      run('shell.deleteFile', { file, parts }).then(() => notify.done(t('csv.deleted', { file: name })), tell);
    const saved = parts > 1 ? t('csv.savedParts', { file: name, count: parts }) : t('csv.saved', { file: name });
    if (!secret) return notify.done(saved, { label: t('csv.show'), onClick: show });
    const words = t('csv.savedSecret', { saved });
    return notify.keep(words, [
      { label: t('csv.delete'), onClick: () => void remove() },
      { label: t('csv.show'), onClick: show, stays: true },
    ]);
  };
}

/** Says how an export ended, once. */
function useEnding({ job, target, toastId }: ExportToastProps): void {
  const { t } = useText();
  const notify = useNotify();
  const tellSaved = useRef(useAfterwards(target));
  const finished = useSyncExternalStore(job.subscribe, job.current)?.finished ?? null;
  useEffect(() => {
    if (!finished) return;
    notifications.hide(toastId);
    if (finished.ok) tellSaved.current(Number(finished.detail ?? 1));
    else if (finished.error.code === 'cancelled') notify.done(t('csv.cancelled'));
    else notify.error(new RemoteError(finished.error));
  }, [finished, toastId, notify, t]);
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
