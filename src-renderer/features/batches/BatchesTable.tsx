import { Button } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { BatchSummary } from '#shared/domain/batch.ts';
import { useText } from '../../text/use-text.ts';
import { StatusDot } from '../../ui/StatusDot.tsx';
import classes from './BatchesTable.module.css';
import { batchLooks, isOverdue, middleOf } from './batch-signs.ts';
import { FindingCounts } from './Findings.tsx';
import { StageLine } from './StageLine.tsx';

const columns = ['name', 'depot', 'due', 'profile', 'progress', 'findings', 'state'] as const;

type BatchesTableProps = {
  batches: readonly BatchSummary[];
  /** The batch whose row gets the focus, coming back from it. */
  focused: string | null;
  onOpen: (batchId: string) => void;
};

/** Arrow keys, Home and End walk from one batch to the next. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-open]')];
  const at = buttons.findIndex((button) => button.contains(document.activeElement));
  const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 };
  const next = steps[event.key];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  buttons[Math.min(buttons.length - 1, Math.max(0, next))]?.focus();
}

/** One line for each batch, the next one due first. */
export function BatchesTable({ batches, focused, onOpen }: BatchesTableProps) {
  const { t } = useText();
  const body = useRef<HTMLTableSectionElement>(null);
  const comingBack = useRef(focused);
  useEffect(() => {
    const rows = [...(body.current?.querySelectorAll<HTMLElement>('[data-open]') ?? [])];
    rows.find((button) => button.dataset.open === comingBack.current)?.focus();
  }, []);
  return (
    <table className={classes.table} aria-label={t('batches.list')}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" data-column={column}>
              {t(`batches.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={walk}>
        {batches.map((batch) => (
          <BatchRow key={batch.batchId} batch={batch} onOpen={() => onOpen(batch.batchId)} />
        ))}
      </tbody>
    </table>
  );
}

function BatchRow({ batch, onOpen }: { batch: BatchSummary; onOpen: () => void }) {
  const { t } = useText();
  const { batchId, name, depot, profileName, state } = batch;
  return (
    <tr data-closed={state === 'closed' || undefined} onClick={onOpen}>
      <th scope="row">
        <Button data-open={batchId} variant="transparent" className={classes.name ?? ''} title={name} onClick={onOpen}>
          {name}
        </Button>
      </th>
      <td title={depot}>{depot || <None />}</td>
      <td>
        <Due batch={batch} />
      </td>
      <td title={profileName ?? undefined}>
        {profileName ?? <span className={classes.none}>{t('batches.noProfile')}</span>}
      </td>
      <td>
        <StageLine stages={batch.stages} />
      </td>
      <td>
        <FindingCounts findings={batch.findings} />
      </td>
      <td>
        <StatusDot {...batchLooks[state]} label={t(`batches.state.${state}`)} />
      </td>
    </tr>
  );
}

function Due({ batch }: { batch: BatchSummary }) {
  const { t, format } = useText();
  const { dueAt } = batch;
  if (dueAt === null) return <None />;
  const late = isOverdue(batch, new Date());
  return (
    <time dateTime={dueAt} data-late={late || undefined} title={late ? t('batches.overdue') : undefined}>
      {format.date(middleOf(dueAt))}
      {late ? <span className={classes.late}>{t('batches.overdue')}</span> : null}
    </time>
  );
}

function None() {
  return <span className={classes.none}>—</span>;
}
