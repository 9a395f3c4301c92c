import { type KeyboardEvent, type RefObject, useId, useLayoutEffect } from 'react';
import type { ImportRow } from '#shared/domain/csv-import.ts';
import { useText } from '../../text/use-text.ts';
import { HEADER_HEIGHT, ROW_HEIGHT, type RowRange, reachableRows } from '../../ui/fixed-rows.ts';
import { type GridIntent, intentOfKey } from '../../ui/grid-keys.ts';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { type Reveal, useGridScroll } from '../../ui/use-grid-scroll.ts';
import classes from './ImportRowsTable.module.css';
import { rowWords, verdictSigns } from './import-words.ts';

type ImportRowsTableProps = {
  focus: RefObject<HTMLTableElement | null>;
  total: number;
  at: (index: number) => ImportRow | undefined;
  active: number;
  reveal: Reveal | null;
  onIntent: (intent: GridIntent) => void;
  onDrawn: (drawn: RowRange) => void;
};

/** Rows of a file, one line each; only those in view are drawn, however many there are. */
export function ImportRowsTable(props: ImportRowsTableProps) {
  const { t } = useText();
  const { active, at, onDrawn, onIntent } = props;
  const total = reachableRows(props.total);
  const tableId = useId();
  const { scroller, drawn, inView, onScroll } = useGridScroll(total, props.reveal);
  useLayoutEffect(() => onDrawn(drawn), [drawn, onDrawn]);
  const onKeyDown = (event: KeyboardEvent) => {
    const intent = intentOfKey(event, { active, total, page: inView.end - inView.first });
    if (intent?.kind !== 'go') return;
    event.preventDefault();
    onIntent(intent);
  };
  const rows = Array.from({ length: drawn.end - drawn.first }, (_, index) => drawn.first + index);
  return (
    <div ref={scroller} className={classes.scroller} onScroll={onScroll}>
      <table
        ref={props.focus}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA grid pattern is itself shown on a table
        role="grid"
        className={classes.table}
        style={{ height: HEADER_HEIGHT + total * ROW_HEIGHT }}
        aria-label={t('import.list.label')}
        aria-rowcount={props.total + 1}
        aria-activedescendant={rows.includes(active) ? `${tableId}-${active}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <thead className={classes.head}>
          <tr className={classes.header} aria-rowindex={1}>
            {(['line', 'verdict', 'row', 'words'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`import.list.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={classes.window} style={{ top: HEADER_HEIGHT + drawn.first * ROW_HEIGHT }}>
          {rows.map((index) => (
            <FileRow
              key={index}
              id={`${tableId}-${index}`}
              index={index}
              row={at(index)}
              active={index === active}
              onPick={() => onIntent({ kind: 'pick', row: index, extend: false, add: false })}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type FileRowProps = { id: string; index: number; row: ImportRow | undefined; active: boolean; onPick: () => void };

function FileRow({ id, index, row, active, onPick }: FileRowProps) {
  const { t, format } = useText();
  const common = { id, 'data-row': index, 'aria-rowindex': index + 2, className: classes.row };
  if (row === undefined) {
    return (
      <tr {...common} aria-busy>
        <td />
        <td />
        <td />
        <td />
      </tr>
    );
  }
  const cells = row.cells.filter((cell) => cell.trim() !== '').join(' · ');
  const words = row.notes.length > 0 ? rowWords(t, row.notes) : t(`import.list.${row.known ? 'known' : 'unknown'}`);
  return (
    <tr {...common} data-active={active || undefined} aria-selected={active} onClick={onPick}>
      <td className={classes.line}>{format.number(row.line)}</td>
      <td>
        <StatusDot {...verdictSigns[row.verdict]} label={t(`import.list.verdicts.${row.verdict}`)} />
      </td>
      <td className={classes.cells} title={cells}>
        {cells}
      </td>
      <td title={words} data-quiet={row.notes.length === 0 || undefined}>
        {words}
      </td>
    </tr>
  );
}
