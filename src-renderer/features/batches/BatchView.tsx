import { SegmentedControl } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowLeft, IconClipboardCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { BatchSummary } from '#shared/domain/batch.ts';
import { codeOf } from '#shared/errors.ts';
import { envelopeOf } from '../../api.ts';
import { type BatchTab, useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { useNotify } from '../../ui/use-notify.tsx';
import { AssignDialog } from './AssignDialog.tsx';
import { type BatchAction, BatchActions } from './BatchActions.tsx';
import { BatchFormDialog } from './BatchFormDialog.tsx';
import classes from './BatchView.module.css';
import { batchLooks, isOverdue, middleOf } from './batch-signs.ts';
import { useExportReport, useSetBatchState } from './batches-commands.ts';
import { useBatch } from './batches-queries.ts';
import { MatchView } from './MatchView.tsx';
import type { BatchSlots } from './page-slots.ts';
import { StageBars } from './StageBars.tsx';
import { CloseBatchDialog, DeleteBatchDialog, HoldBatchDialog } from './StateDialogs.tsx';

type BatchViewProps = { batchId: string; slots: BatchSlots };

/** One batch: how far it has got, what contradicts, and what can be done with it. */
export function BatchView({ batchId, slots }: BatchViewProps) {
  const { go } = useNavigation();
  const { data: batch, error, refetch } = useBatch(batchId);
  const back = () => go({ page: 'batches' });
  useHotkeys([['alt+ArrowLeft', back]], []);
  if (error && codeOf(error) === 'not_found') return <GoneBatch onBack={back} />;
  if (error) return <ErrorNotice error={envelopeOf(error)} form="bar" onRetry={() => void refetch()} />;
  return batch ? <OneBatch batch={batch} slots={slots} onBack={back} /> : null;
}

type OneBatchProps = { batch: BatchSummary; slots: BatchSlots; onBack: () => void };

function OneBatch({ batch, slots, onBack }: OneBatchProps) {
  const { t } = useText();
  const { place } = useNavigation();
  const [tab, setTab] = useState<BatchTab>(place.page === 'batches' ? (place.tab ?? 'match') : 'match');
  const [asked, setAsked] = useState<BatchAction | null>(
    place.page === 'batches' && place.importing ? 'importNote' : null,
  );
  const onAction = useActions({ batch, slots }, setAsked);
  return (
    <section className={classes.page} aria-label={batch.name}>
      <Header batch={batch} onBack={onBack}>
        <BatchActions batch={batch} onAction={onAction} />
      </Header>
      {batch.state === 'open' ? null : (
        <p className={classes.bar} role="status">
          <StatusDot
            {...batchLooks[batch.state]}
            label={t(batch.state === 'held' ? 'batches.heldBar' : 'batches.closedBar')}
          />
        </p>
      )}
      <StageBars stages={batch.stages} />
      <div className={classes.tabs}>
        <SegmentedControl<BatchTab>
          aria-label={t('batches.tabs')}
          size="xs"
          data={(['match', 'scan'] as const).map((value) => ({ value, label: t(`batches.tab.${value}`) }))}
          value={tab}
          onChange={setTab}
        />
      </div>
      {tab === 'scan' ? slots.scan({ batch }) : <MatchView batch={batch} />}
      <Dialogs asked={asked} batch={batch} slots={slots} onClose={() => setAsked(null)} onDeleted={onBack} />
    </section>
  );
}

/** What is done at once, and what opens a dialog first. */
function useActions(
  { batch, slots }: Omit<OneBatchProps, 'onBack'>,
  ask: (action: BatchAction) => void,
): (action: BatchAction) => void {
  const setState = useSetBatchState();
  const exportReport = useExportReport(slots.onJob);
  const notify = useNotify();
  return (action) => {
    if (action === 'reopen') setState(batch, { state: 'open' }).catch((error: unknown) => notify.error(error));
    else if (action === 'exportReport') exportReport(batch);
    else ask(action);
  };
}

type DialogsProps = {
  asked: BatchAction | null;
  batch: BatchSummary;
  slots: BatchSlots;
  onClose: () => void;
  onDeleted: () => void;
};

function Dialogs({ asked, batch, slots, onClose, onDeleted }: DialogsProps) {
  const when = (action: BatchAction) => (asked === action ? batch : null);
  return (
    <>
      {slots.importNote({ batch: when('importNote'), onClose })}
      {slots.print({ batch: when('print'), onClose })}
      {slots.download({ batch: when('download'), onClose })}
      <AssignDialog batch={when('assign')} onClose={onClose} />
      <BatchFormDialog opened={asked === 'edit'} batch={batch} onClose={onClose} />
      <HoldBatchDialog batch={when('hold')} onClose={onClose} />
      <CloseBatchDialog batch={when('close')} onClose={onClose} />
      <DeleteBatchDialog batch={when('delete')} onClose={onClose} onDeleted={onDeleted} />
    </>
  );
}

function Header({ batch, onBack, children }: { batch: BatchSummary; onBack: () => void; children: ReactNode }) {
  const { t } = useText();
  const { name, state } = batch;
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        <nav className={classes.trail} aria-label={t('batches.trail')}>
          <button
            type="button"
            className={classes.back}
            title={t('batches.back')}
            aria-keyshortcuts="Alt+ArrowLeft"
            onClick={onBack}
          >
            <IconArrowLeft size={14} aria-hidden />
            {t('batches.title')}
          </button>
          <span aria-hidden="true">/</span>
          <span className={classes.here} aria-current="page">
            <Facts batch={batch} />
          </span>
        </nav>
        <div className={classes.head}>
          <h1 className={classes.title} title={name}>
            {name}
          </h1>
          <StatusDot {...batchLooks[state]} label={t(`batches.state.${state}`)} />
        </div>
      </div>
      {children}
    </header>
  );
}

function Facts({ batch }: { batch: BatchSummary }) {
  const { t, format } = useText();
  const { depot, profileName, dueAt, noteName, closedAt } = batch;
  const late = isOverdue(batch, new Date());
  const due = dueAt === null ? null : t('batches.dueOn', { day: format.date(middleOf(dueAt)) });
  const facts = [
    depot || t('batches.noDepot'),
    profileName ?? t('batches.noProfile'),
    due,
    closedAt === null ? null : t('batches.closedAt', { time: format.dateTime(closedAt) }),
    noteName === null ? t('batches.noNote') : t('batches.noteOf', { file: noteName }),
  ].filter((fact) => fact !== null);
  return facts.map((fact, at) => (
    <span key={fact}>
      {at > 0 ? ' · ' : null}
      <span className={late && fact === due ? classes.late : undefined}>{fact}</span>
    </span>
  ));
}

function GoneBatch({ onBack }: { onBack: () => void }) {
  const { t } = useText();
  return (
    <EmptyState icon={<IconClipboardCheck size={24} />} title={t('batches.gone.title')} text={t('batches.gone.text')}>
      <button type="button" className={classes.back} onClick={onBack}>
        {t('batches.back')}
      </button>
    </EmptyState>
  );
}
