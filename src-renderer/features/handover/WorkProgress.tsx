import { Button } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import type { FollowedJob } from '../../follow-job.ts';
import { useText } from '../../text/use-text.ts';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import classes from './HandoverDialogs.module.css';

/** How far work on a file is, and the way out of it. */
export function WorkProgress({ job, label }: { job: FollowedJob; label: string }) {
  const { t, format } = useText();
  const progress = useSyncExternalStore(job.subscribe, job.current)?.progress ?? null;
  const left = progress?.leftMs ?? null;
  // Nothing is done while the key is worked out of the passphrase.
  const share = progress?.total && progress.done > 0 ? progress.done / progress.total : null;
  return (
    <div className={classes.progress}>
      <div className={classes.progressHead}>
        <span className={classes.name}>{label}</span>
        <span className={classes.dim}>
          {left === null || left < 1000 ? '' : t('handover.left', { left: format.duration(left) })}
        </span>
        <Button variant="light" size="compact-sm" onClick={job.cancel}>
          {t('ui.cancel')}
        </Button>
      </div>
      <ProgressLine value={share} label={label} />
    </div>
  );
}
