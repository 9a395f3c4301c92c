import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { useCallback, useRef, useState } from 'react';
import type { ImportPreview, ImportVerdict } from '#shared/domain/csv-import.ts';
import { isRefusal } from '#shared/domain/judge-import-row.ts';
import { envelopeOf } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import type { RowRange } from '../../ui/fixed-rows.ts';
import type { GridIntent } from '../../ui/grid-keys.ts';
import type { Reveal } from '../../ui/use-grid-scroll.ts';
import classes from './ImportFindings.module.css';
import { ImportRowDetails } from './ImportRowDetails.tsx';
import { ImportRowsTable } from './ImportRowsTable.tsx';
import { useSaveRefusedRows } from './import-commands.ts';
import { countOf, useImportRows } from './import-queries.ts';

type Shown = ImportVerdict | 'all';

/** What became of the rows: counts, the rows of each verdict, and a file of those that are refused. */
export function ImportFindings({ preview }: { preview: ImportPreview }) {
  const [wanted, setWanted] = useState<Shown>('refused');
  const shown = wanted !== 'all' && countOf(preview, wanted) === 0 ? 'all' : wanted;
  return (
    <section className={classes.findings}>
      <div className={classes.tools}>
        <VerdictFilter preview={preview} shown={shown} onShown={setWanted} />
        <Reasons preview={preview} shown={shown} />
        {preview.refused > 0 ? <SaveRefused preview={preview} /> : null}
      </div>
      <Rows key={shown} preview={preview} verdict={shown === 'all' ? null : shown} />
    </section>
  );
}

type FilterProps = { preview: ImportPreview; shown: Shown; onShown: (shown: Shown) => void };

function VerdictFilter({ preview, shown, onShown }: FilterProps) {
  const { t, format } = useText();
  const options: Shown[] = ['refused', 'corrected', 'accepted', 'all'];
  const number = (kind: Shown) => countOf(preview, kind === 'all' ? null : kind);
  return (
    <SegmentedControl<Shown>
      aria-label={t('import.list.filter')}
      value={shown}
      onChange={onShown}
      data={options
        .filter((kind) => kind === 'all' || number(kind) > 0)
        .map((value) => ({ value, label: t(`import.list.${value}`, { number: format.number(number(value)) }) }))}
    />
  );
}

/** What is said of the rows shown, by how often: a fault of the whole file shows here first. */
function Reasons({ preview, shown }: Omit<FilterProps, 'onShown'>) {
  const { t } = useText();
  const words = reasonsOf(preview, shown).map(({ what, rows }) =>
    t('import.list.reason', { reason: t(`import.reasons.${what}`), rows }),
  );
  const line = words.join(' · ');
  return (
    <span className={classes.reasons} title={line}>
      {line}
    </span>
  );
}

/** What is said of rows of a verdict, the most frequent first. */
export function reasonsOf({ byReason }: ImportPreview, shown: Shown): ImportPreview['byReason'] {
  if (shown === 'accepted') return [];
  return byReason
    .filter(({ what }) => shown === 'all' || isRefusal(what) === (shown === 'refused'))
    .toSorted((a, b) => b.rows - a.rows);
}

function SaveRefused({ preview }: { preview: ImportPreview }) {
  const { t } = useText();
  const save = useSaveRefusedRows();
  const [passwords, setPasswords] = useState(false);
  const hasPasswords = preview.shape.columns.some((column) => column.kind === 'field' && column.field === 'password');
  return (
    <div className={classes.save}>
      {hasPasswords ? (
        <Checkbox
          size="xs"
          label={t('import.list.withPasswords')}
          checked={passwords}
          onChange={(event) => setPasswords(event.currentTarget.checked)}
        />
      ) : null}
      <Button variant="default" size="compact-sm" onClick={() => void save(preview, passwords)}>
        {t('import.list.saveRefused')}
      </Button>
    </div>
  );
}

function Rows({ preview, verdict }: { preview: ImportPreview; verdict: ImportVerdict | null }) {
  const { t } = useText();
  const [drawn, setDrawn] = useState<RowRange>({ first: 0, end: 0 });
  const [active, setActive] = useState(0);
  const [reveal, setReveal] = useState<Reveal | null>(null);
  const rows = useImportRows(preview, verdict, drawn);
  const table = useRef<HTMLTableElement>(null);
  const onIntent = useCallback((intent: GridIntent) => {
    if (intent.kind !== 'go' && intent.kind !== 'pick') return;
    setActive(intent.row);
    setReveal({ row: intent.row, align: 'nearest' });
  }, []);
  if (rows.error) return <ErrorNotice error={envelopeOf(rows.error)} onRetry={rows.retry} />;
  if (rows.total === 0) return <p className={classes.none}>{t('import.list.none')}</p>;
  return (
    <>
      <ImportRowsTable
        focus={table}
        total={rows.total}
        at={rows.at}
        active={active}
        reveal={reveal}
        onIntent={onIntent}
        onDrawn={setDrawn}
      />
      <ImportRowDetails row={rows.at(active)} preview={preview} />
    </>
  );
}
