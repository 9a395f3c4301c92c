import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { type RefObject, useCallback, useRef, useState } from 'react';
import type { ActivityFilter } from '#shared/domain/activity-entry.ts';
import { envelopeOf } from '../../api.ts';
import type { FollowedJob } from '../../follow-job.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import type { RowRange } from '../../ui/fixed-rows.ts';
import type { GridIntent } from '../../ui/grid-keys.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import type { Reveal } from '../../ui/use-grid-scroll.ts';
import { ActivityFilters } from './ActivityFilters.tsx';
import classes from './ActivityPage.module.css';
import { ActivityTable } from './ActivityTable.tsx';
import { type ExportTarget, useVerify } from './activity-commands.ts';
import { isOpen } from './activity-filter.ts';
import { type ActivityRows, useActivityRows, useActivityTotal } from './activity-queries.ts';
import { type ChangeFactsSlot, EntryPanel } from './EntryPanel.tsx';
import { ExportActivityDialog } from './ExportActivityDialog.tsx';
import { VerifyLine } from './VerifyLine.tsx';

type ActivityPageProps = {
  changeFacts: ChangeFactsSlot;
  /** Shows how an export goes. */
  onJob: (job: FollowedJob, target: ExportTarget) => void;
};

/** Who did what, when, from what to what; *Verify* proves that nobody altered it. */
export function ActivityPage({ changeFacts, onJob }: ActivityPageProps) {
  const { t } = useText();
  const list = useLog();
  const { verifying, start, dismiss } = useVerify();
  const [exporting, setExporting] = useState(false);
  const { filter, setFilter, rows, openEntry } = list;
  const found = rows.total ?? 0;
  const isEmpty = rows.total === 0 && isOpen(filter);
  return (
    <section className={classes.page} aria-label={t('activity.title')}>
      <PageHeader title={t('activity.title')} note={<Count filter={filter} found={rows.total} />}>
        <Button variant="default" disabled={isEmpty || verifying.kind === 'running'} onClick={start}>
          {t('activity.verify.button')}
        </Button>
        <Button variant="default" disabled={isEmpty} onClick={() => setExporting(true)}>
          {t('activity.export.button')}
        </Button>
      </PageHeader>
      <VerifyLine verifying={verifying} onShow={list.open} onDismiss={dismiss} />
      {rows.error ? <ErrorNotice error={envelopeOf(rows.error)} form="bar" onRetry={rows.retry} /> : null}
      {isEmpty ? (
        <NothingDone />
      ) : (
        <>
          <ActivityFilters filter={filter} onFilter={setFilter} people={rows.people} />
          <div className={classes.middle}>
            <Rows list={list} />
            {openEntry === null ? null : (
              <EntryPanel
                key={openEntry}
                entry={openEntry}
                changeFacts={changeFacts}
                onFilter={setFilter}
                onClose={list.close}
              />
            )}
          </div>
        </>
      )}
      <ExportActivityDialog
        opened={exporting}
        onClose={() => setExporting(false)}
        filter={filter}
        found={found}
        onJob={onJob}
      />
    </section>
  );
}

type Log = {
  filter: ActivityFilter;
  setFilter: (filter: ActivityFilter) => void;
  rows: ActivityRows;
  active: number;
  reveal: Reveal | null;
  openEntry: number | null;
  open: (entry: number) => void;
  close: () => void;
  table: RefObject<HTMLTableElement | null>;
  onIntent: (intent: GridIntent) => void;
  onDrawn: (drawn: RowRange) => void;
};

/** The list, where the keys stand in it, and the entry that is open beside it. */
function useLog(): Log {
  const [filter, setFilterOnly] = useState<ActivityFilter>({});
  const [drawn, setDrawn] = useState<RowRange>({ first: 0, end: 0 });
  const rows = useActivityRows(filter, drawn);
  const [active, setActive] = useState(0);
  const [reveal, setReveal] = useState<Reveal | null>(null);
  const [openEntry, open] = useState<number | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const goTo = (row: number) => {
    setActive(row);
    setReveal({ row, align: 'nearest' });
  };
  const close = () => {
    open(null);
    table.current?.focus({ preventScroll: true });
  };
  const setFilter = useCallback((next: ActivityFilter) => {
    setFilterOnly(next);
    setActive(0);
    setReveal({ row: 0, align: 'nearest' });
  }, []);
  const onIntent = (intent: GridIntent) => {
    if (intent.kind === 'clear') close();
    if (intent.kind !== 'open' && intent.kind !== 'go') return;
    goTo(intent.row);
    const entry = rows.at(intent.row)?.entry;
    if (entry !== undefined && (intent.kind === 'open' || openEntry !== null)) open(entry);
  };
  return { filter, setFilter, rows, active, reveal, openEntry, open, close, table, onIntent, onDrawn: setDrawn };
}

function Rows({ list }: { list: Log }) {
  const { t } = useText();
  const { rows, filter } = list;
  if (rows.total === null) return null;
  if (rows.total === 0) {
    return (
      <EmptyState
        icon={<IconHistory size={22} stroke={1.6} />}
        title={t('activity.nothingFound')}
        text={t('activity.nothingFoundText')}
      >
        {isOpen(filter) ? null : (
          <Button variant="default" onClick={() => list.setFilter({})}>
            {t('activity.clearFilters')}
          </Button>
        )}
      </EmptyState>
    );
  }
  return (
    <ActivityTable
      focus={list.table}
      total={rows.total}
      at={rows.at}
      active={list.active}
      openEntry={list.openEntry}
      reveal={list.reveal}
      onIntent={list.onIntent}
      onDrawn={list.onDrawn}
    />
  );
}

function Count({ filter, found }: { filter: ActivityFilter; found: number | null }) {
  const { t } = useText();
  const total = useActivityTotal();
  if (found === null || total === null || total === 0) return null;
  return isOpen(filter) ? t('activity.entries', { count: total }) : t('activity.found', { count: found, total });
}

function NothingDone() {
  const { t } = useText();
  const { go } = useNavigation();
  return (
    <EmptyState
      icon={<IconHistory size={22} stroke={1.6} />}
      title={t('activity.emptyTitle')}
      text={t('activity.emptyText')}
    >
      <Button onClick={() => go({ page: 'devices' })}>{t('activity.emptyButton')}</Button>
    </EmptyState>
  );
}
