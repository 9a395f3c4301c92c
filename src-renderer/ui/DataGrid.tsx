import { type CSSProperties, type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject, useId } from 'react';
import classes from './DataGrid.module.css';
import { DataGridBody, type DragRow } from './DataGridBody.tsx';
import { DataGridHeader } from './DataGridHeader.tsx';
import { HEADER_HEIGHT, ROW_HEIGHT, type RowRange, reachableRows } from './fixed-rows.ts';
import { columnsWidth, columnTracks, type GridColumn, type GridSort } from './grid-columns.ts';
import { type GridIntent, intentOfKey } from './grid-keys.ts';
import { type Reveal, useGridScroll } from './use-grid-scroll.ts';

/** The rows of a grid: `at` answers undefined for a row that has not come yet. */
export type GridRows<Row> = { total: number; at: (index: number) => Row | undefined; busy: boolean };

/** What is selected: of one row, and of all. */
export type GridSelection<Row> = {
  has: (row: Row | undefined) => boolean;
  share: 'none' | 'some' | 'all';
};

/** Names that a screen reader says. */
export type GridWords = { grid: string; selectAll: string; sortBy: (label: string) => string };

type DataGridProps<Row> = {
  /** The element to focus when something beside the grid closes. */
  focus: RefObject<HTMLTableElement | null>;
  words: GridWords;
  columns: readonly GridColumn<Row>[];
  rows: GridRows<Row>;
  sort: GridSort;
  onSort: (column: string) => void;
  onResize: (column: string, width: number) => void;
  active: number;
  selection: GridSelection<Row>;
  reveal: Reveal | null;
  onIntent: (intent: GridIntent) => void;
  onDrawn: (drawn: RowRange) => void;
  dragRow: DragRow | undefined;
  /** Shown instead of rows when there are none. */
  empty: ReactNode;
  footer: (inView: RowRange) => ReactNode;
  /** Stands beside the rows, above the footer. */
  aside?: ReactNode;
};

function rowOf(event: MouseEvent): { row: number; tick: boolean } | null {
  if (!(event.target instanceof Element)) return null;
  const element = event.target.closest<HTMLElement>('[data-row]');
  const row = Number(element?.dataset.row ?? Number.NaN);
  return Number.isNaN(row) ? null : { row, tick: event.target.closest('[data-tick]') !== null };
}

function intentOfClick(event: MouseEvent): GridIntent | null {
  const hit = rowOf(event);
  if (!hit) return null;
  if (hit.tick && !event.shiftKey) return { kind: 'toggle', row: hit.row };
  return { kind: 'pick', row: hit.row, extend: event.shiftKey, add: event.ctrlKey || event.metaKey };
}

/** A grid that draws only the rows in view, of any number up to the height Chromium can hold; keys, pointer and drag. */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { rows, columns, active, onIntent, reveal, selection } = props;
  const total = reachableRows(rows.total);
  const gridId = useId();
  const { scroller, drawn, inView, onScroll } = useGridScroll(total, reveal);
  const activeIsDrawn = active >= drawn.first && active < drawn.end;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const intent = intentOfKey(event, { active, total, page: inView.end - inView.first });
    if (!intent) return;
    event.preventDefault();
    onIntent(intent);
  };
  const onClick = (event: MouseEvent) => {
    const intent = intentOfClick(event);
    if (!intent) return;
    props.focus.current?.focus({ preventScroll: true });
    onIntent(intent);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const hit = rowOf(event);
    if (hit && !hit.tick) onIntent({ kind: 'open', row: hit.row });
  };

  return (
    <div className={classes.frame}>
      <div className={classes.middle}>
        <div
          ref={scroller}
          className={classes.scroller}
          style={{ '--tracks': columnTracks(columns), '--width': `${columnsWidth(columns)}px` } as CSSProperties}
          onScroll={onScroll}
        >
          <table
            ref={props.focus}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA grid pattern is itself shown on a table
            role="grid"
            className={classes.table}
            style={{ height: HEADER_HEIGHT + total * ROW_HEIGHT }}
            aria-label={props.words.grid}
            aria-rowcount={rows.total + 1}
            aria-multiselectable
            aria-busy={rows.busy}
            aria-activedescendant={activeIsDrawn ? `${gridId}-${active}` : undefined}
            tabIndex={0}
            onKeyDown={onKeyDown}
            onClick={onClick}
            onDoubleClick={onDoubleClick}
          >
            <DataGridHeader {...props} share={selection.share} scroller={scroller} />
            <DataGridBody
              gridId={gridId}
              columns={columns}
              rows={rows}
              drawn={drawn}
              active={active}
              isSelected={selection.has}
              onDrawn={props.onDrawn}
              dragRow={props.dragRow}
            />
          </table>
          {rows.total === 0 ? <div className={classes.empty}>{props.empty}</div> : null}
        </div>
        {props.aside}
      </div>
      {props.footer(inView)}
    </div>
  );
}
