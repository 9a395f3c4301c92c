import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import type { ChainVerdict } from '#shared/domain/activity-chain.ts';
import type { FollowedJob } from '../../follow-job.ts';
import { useText } from '../../text/use-text.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import type { Verifying } from './activity-commands.ts';
import { shortHash } from './activity-words.ts';
import classes from './VerifyLine.module.css';

type VerifyLineProps = { verifying: Verifying; onShow: (entry: number) => void; onDismiss: () => void };

/** How checking the log goes, and what it has found. */
export function VerifyLine({ verifying, onShow, onDismiss }: VerifyLineProps) {
  const { t } = useText();
  if (verifying.kind === 'none') return null;
  if (verifying.kind === 'running') return <Running job={verifying.job} />;
  return (
    <div className={classes.line} role="status">
      <Found verdict={verifying.verdict} onShow={onShow} />
      <ActionIcon size={28} aria-label={t('activity.verify.dismiss')} onClick={onDismiss}>
        <IconX size={16} />
      </ActionIcon>
    </div>
  );
}

function Running({ job }: { job: FollowedJob }) {
  const { t, format } = useText();
  const progress = useSyncExternalStore(job.subscribe, job.current)?.progress ?? null;
  const label = t('activity.verify.running');
  return (
    <div className={classes.line}>
      <span className={classes.words}>{label}</span>
      <div className={classes.progress}>
        <ProgressLine value={progress?.total ? progress.done / progress.total : null} label={label} />
      </div>
      <span className={classes.count}>{progress ? format.number(progress.done) : null}</span>
      <span className={classes.end}>
        <Button variant="default" size="compact-sm" onClick={job.cancel}>
          {t('ui.cancel')}
        </Button>
      </span>
    </div>
  );
}

function Found({ verdict, onShow }: { verdict: ChainVerdict; onShow: (entry: number) => void }) {
  const { t } = useText();
  if (!verdict.ok) {
    const { fault, entry } = verdict;
    return (
      <>
        <StatusDot tone="failed" shape="cross" label={t(`activity.verify.${fault}`, { entry })} />
        <span className={classes.end}>
          {fault === 'missing' ? null : (
            <Button variant="default" size="compact-sm" onClick={() => onShow(entry)}>
              {t('activity.verify.show')}
            </Button>
          )}
        </span>
      </>
    );
  }
  const { entries, head } = verdict;
  return (
    <>
      <span className={classes.words}>
        <StatusDot tone="provisioned" shape="check" label={t('activity.verify.ok', { count: entries })} />
      </span>
      <span className={classes.head} title={t('activity.verify.headHint')}>
        <code>{t('activity.verify.head', { head: shortHash(head) })}</code>
        <CopyButton text={head} label={t('activity.verify.copyHead')} />
      </span>
      <span className={classes.end} />
    </>
  );
}
