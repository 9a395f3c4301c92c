import { Button } from '@mantine/core';
import { IconClipboardList } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { type BatchFinding, type BatchSummary, batchFindings } from '#shared/domain/batch.ts';
import { envelopeOf } from '../../api.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { FilterText } from '../../ui/FilterText.tsx';
import type { RowRange } from '../../ui/fixed-rows.ts';
import type { GridIntent } from '../../ui/grid-keys.ts';
import { StatusDot } from '../../ui/StatusDot.tsx';
import type { Reveal } from '../../ui/use-grid-scroll.ts';
import { findingLooks } from './batch-signs.ts';
import { useBatchRows } from './batches-queries.ts';
import { MatchTable } from './MatchTable.tsx';
import classes from './MatchView.module.css';

type Wish = { finding: BatchFinding | null; text: string };

/** Note against upload against scans, device by device; findings are what the list is narrowed by. */
export function MatchView({ batch }: { batch: BatchSummary }) {
  const { t } = useText();
  const [wish, setWish] = useState<Wish>({ finding: null, text: '' });
  const { stages, findings } = batch;
  const isEmpty = stages.expected + stages.scanned + findings.extra === 0;
  if (isEmpty)
    return (
      <EmptyState
        icon={<IconClipboardList size={24} />}
        title={t('batches.match.emptyTitle')}
        text={t('batches.match.emptyText')}
      />
    );
  return (
    <div className={classes.match}>
      <Filters batch={batch} wish={wish} onWish={setWish} />
      <Rows key={`${wish.finding} ${wish.text}`} batchId={batch.batchId} wish={wish} onWish={setWish} />
    </div>
  );
}

type FiltersProps = { batch: BatchSummary; wish: Wish; onWish: (wish: Wish) => void };

function Filters({ batch: { findings }, wish, onWish }: FiltersProps) {
  const { t, format } = useText();
  return (
    <search className={classes.bar} aria-label={t('batches.filter.label')}>
      <FilterText
        className={classes.text}
        label={t('batches.match.text')}
        hint={t('batches.match.textHint')}
        value={wish.text}
        onText={(text) => onWish({ ...wish, text })}
      />
      {batchFindings
        .filter((finding) => findings[finding] > 0 || finding === wish.finding)
        .map((finding) => {
          const on = finding === wish.finding;
          return (
            <button
              key={finding}
              type="button"
              className={classes.pill}
              aria-pressed={on}
              title={t(`batches.findingHint.${finding}`)}
              onClick={() => onWish({ ...wish, finding: on ? null : finding })}
            >
              <StatusDot
                {...findingLooks[finding]}
                label={`${t(`batches.finding.${finding}`)} ${format.number(findings[finding])}`}
              />
            </button>
          );
        })}
    </search>
  );
}

type RowsProps = { batchId: string; wish: Wish; onWish: (wish: Wish) => void };

function Rows({ batchId, wish, onWish }: RowsProps) {
  const { t } = useText();
  const { go } = useNavigation();
  const [drawn, setDrawn] = useState<RowRange>({ first: 0, end: 0 });
  const [active, setActive] = useState(-1);
  const [reveal, setReveal] = useState<Reveal | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const { finding, text } = wish;
  const rows = useBatchRows({ batchId, ...(finding ? { finding } : {}), ...(text ? { text } : {}) }, drawn);
  const onIntent = (intent: GridIntent) => {
    if (intent.kind === 'go') {
      setActive(intent.row);
      setReveal({ row: intent.row, align: 'nearest' });
    }
    const deviceId = intent.kind === 'open' ? rows.at(intent.row)?.deviceId : null;
    if (deviceId) go({ page: 'devices', deviceId });
  };
  if (rows.error) return <ErrorNotice error={envelopeOf(rows.error)} form="bar" onRetry={rows.retry} />;
  if (rows.total === null) return null;
  if (rows.total === 0)
    return (
      <EmptyState
        icon={<IconClipboardList size={24} />}
        title={t('batches.match.nothing')}
        text={t('batches.match.nothingText')}
      >
        <Button variant="default" onClick={() => onWish({ finding: null, text: '' })}>
          {t('batches.filter.clear')}
        </Button>
      </EmptyState>
    );
  return (
    <MatchTable
      focus={table}
      total={rows.total}
      at={rows.at}
      active={active}
      reveal={reveal}
      onIntent={onIntent}
      onDrawn={setDrawn}
    />
  );
}
