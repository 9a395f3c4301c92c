import { Button } from '@mantine/core';
import { IconLock, IconPlayerPause } from '@tabler/icons-react';
import { z } from 'zod';
import type { ScanList } from '#shared/domain/scan-verdict.ts';
import { envelopeOf } from '../../api.ts';
import { useRemembered } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { LastScans } from './LastScans.tsx';
import { OrderCodes } from './OrderCodes.tsx';
import { ScanField } from './ScanField.tsx';
import { ScanProgress } from './ScanProgress.tsx';
import classes from './ScanView.module.css';
import { SoundControl } from './SoundControl.tsx';
import { useLastScans } from './scans-queries.ts';
import { type Volume, volumes } from './sounds.ts';
import { type Scanning, useScanning } from './use-scanning.ts';
import { VerdictPanel } from './VerdictPanel.tsx';

const volumeSchema = z.enum(volumes);

/** Scanning devices into a batch: one field that keeps the keyboard, and a verdict on each code at once, also offline. */
export function ScanView({ batchId }: { batchId: string }) {
  const { data, error, refetch } = useLastScans(batchId);
  if (data) return <ScanBench key={batchId} batchId={batchId} list={data} />;
  return error ? <ErrorNotice error={envelopeOf(error)} onRetry={() => void refetch()} /> : null;
}

function ScanBench({ batchId, list }: { batchId: string; list: ScanList }) {
  const [volume, setVolume] = useRemembered<Volume>('scans.volume', volumeSchema, 'loud');
  const toggleMute = () => setVolume(volume === 'muted' ? 'loud' : 'muted');
  const scanning = useScanning(batchId, { volume, toggleMute });
  const isOpen = list.batch.state === 'open';
  return (
    <div className={classes.view}>
      <div className={classes.top}>
        {isOpen ? (
          <ScanField waiting={scanning.queue.waiting} onCode={scanning.take} onUndo={scanning.undo} />
        ) : (
          <div />
        )}
        <SoundControl volume={volume} onVolume={setVolume}>
          <OrderCodes />
        </SoundControl>
      </div>
      <StoppedNotice scanning={scanning} />
      <div className={classes.columns}>
        {isOpen ? <VerdictPanel outcome={scanning.outcome} /> : <NoScanning state={list.batch.state} />}
        <div className={classes.side}>
          <ScanProgress count={list.count} />
          <LastScans scans={list.scans} onUndo={scanning.undo} mayUndo={isOpen} />
        </div>
      </div>
    </div>
  );
}

/** The desk did not take a code: nothing is lost, and the person says how to go on. */
function StoppedNotice({ scanning: { queue, retry, discard } }: { scanning: Scanning }) {
  const { t } = useText();
  if (queue.error === null) return null;
  return (
    <div className={classes.stopped}>
      <ErrorNotice error={envelopeOf(queue.error)} onRetry={retry}>
        <Button variant="default" onClick={discard}>
          {t('scans.discard', { count: queue.waiting })}
        </Button>
      </ErrorNotice>
      <p className={classes.lost}>{t('scans.stopped', { count: queue.waiting })}</p>
    </div>
  );
}

function NoScanning({ state }: { state: ScanList['batch']['state'] }) {
  const { t } = useText();
  const words = state === 'closed' ? 'closed' : 'held';
  const icon = state === 'closed' ? <IconLock size={32} /> : <IconPlayerPause size={32} />;
  return (
    <section className={classes.none}>
      <EmptyState icon={icon} title={t(`scans.${words}.title`)} text={t(`scans.${words}.text`)} />
    </section>
  );
}
