import { Button, Group, Modal } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import type { CheckReport } from '#shared/domain/check-report.ts';
import type { SyncStatus } from '#shared/domain/sync-status.ts';
import { envelopeOf, run } from '../../api.ts';
import { usePauseSending } from '../../pause-sending.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import classes from './CheckDialog.module.css';
import { CheckReportView } from './CheckReportView.tsx';

type CheckDialogProps = { opened: boolean; status: SyncStatus; onClose: () => void };

/** *Check first*: the servers are read now and nothing is sent; what they have is held against what waits. */
export function CheckDialog({ opened, status, onClose }: CheckDialogProps) {
  const { t } = useText();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<span className={classes.title}>{t('queue.check.title')}</span>}
      size={760}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {opened ? <Check status={status} onClose={onClose} /> : null}
    </Modal>
  );
}

type Found = { report: CheckReport } | { error: unknown } | null;

/** The dry run of this dialog: started when it opens, stopped when it closes before the end. */
function useCheck(): { found: Found; again: () => void } {
  const [found, setFound] = useState<Found>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let state: 'running' | 'over' | 'left' = round < 0 ? 'over' : 'running';
    const take = (next: Found) => {
      if (state === 'left') return;
      state = 'over';
      setFound(next);
    };
    setFound(null);
    run('sync.check', {}).then(
      (report) => take({ report }),
      (error: unknown) => take({ error }),
    );
    return () => {
      if (state === 'running') run('sync.cancel', {}).catch(() => undefined);
      state = 'left';
    };
  }, [round]);
  return { found, again: useCallback(() => setRound((old) => old + 1), []) };
}

function Check({ status, onClose }: Omit<CheckDialogProps, 'opened'>) {
  const { t } = useText();
  const { found, again } = useCheck();
  if (found !== null && 'report' in found) return <Checked {...{ status, onClose }} report={found.report} />;
  return (
    <>
      {found === null ? <Reading status={status} /> : <ErrorNotice error={envelopeOf(found.error)} onRetry={again} />}
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>
          {t(found === null ? 'ui.cancel' : 'ui.close')}
        </Button>
      </Group>
    </>
  );
}

function Reading({ status }: { status: SyncStatus }) {
  const { t } = useText();
  const { progress } = status;
  const share = progress?.total ? progress.done / progress.total : null;
  return (
    <div className={classes.reading} role="status">
      <p className={classes.text}>{t('queue.check.reading')}</p>
      <ProgressLine value={share} label={t('queue.check.reading')} />
      <p className={classes.side}>
        {progress?.total ? t('sync.countOf', { done: progress.done, total: progress.total }) : '\u00a0'}
      </p>
    </div>
  );
}

function Checked({ status, report, onClose }: Omit<CheckDialogProps, 'opened'> & { report: CheckReport }) {
  const { t } = useText();
  const pause = usePauseSending();
  const away = status.reachability === 'working-offline';
  const send = () => {
    pause(false);
    onClose();
  };
  return (
    <>
      <CheckReportView report={report} />
      <Group justify="flex-end" gap={8} mt={16}>
        <span className={classes.foot}>{t(away ? 'queue.check.offline' : 'queue.check.paused')}</span>
        <Button variant="default" data-autofocus onClick={onClose}>
          {t(away ? 'ui.close' : 'queue.check.keepPaused')}
        </Button>
        {away ? null : <Button onClick={send}>{t('queue.check.send')}</Button>}
      </Group>
    </>
  );
}
