import { Button } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import type { FollowedJob } from '../../follow-job.ts';
import { useText } from '../../text/use-text.ts';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import classes from './ImportProgress.module.css';

const nobody = () => () => undefined;
const nothing = () => null;

/** How far the work on a file is, and the way out of it; nothing is left half done. */
export function ImportProgress({ job, label }: { job: FollowedJob | null; label: string }) {
  const { t, format } = useText();
  const progress = useSyncExternalStore(job?.subscribe ?? nobody, job?.current ?? nothing)?.progress ?? null;
  const left = progress?.leftMs ?? null;
  return (
    <div className={classes.progress}>
      <div className={classes.head}>
        <span className={classes.label}>{label}</span>
        <span className={classes.left}>
          {left === null || left < 1000 ? '' : t('csv.left', { left: format.duration(left) })}
        </span>
        <Button variant="light" size="compact-sm" disabled={job === null} onClick={job?.cancel}>
          {t('ui.cancel')}
        </Button>
      </div>
      <ProgressLine value={progress?.total ? progress.done / progress.total : null} label={label} />
    </div>
  );
}
