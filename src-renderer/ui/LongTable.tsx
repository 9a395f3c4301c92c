import { type KeyboardEvent, type ReactNode, type RefObject, useId, useLayoutEffect } from 'react';
import { HEADER_HEIGHT, ROW_HEIGHT, type RowRange, reachableRows } from './fixed-rows.ts';
import { type GridIntent, intentOfKey } from './grid-keys.ts';
import classes from './LongTable.module.css';
import { type Reveal, useGridScroll } from './use-grid-scroll.ts';

/** What a table of this kind is given by whoever keeps its rows. */
export type LongTableState = {
  /** The element to focus when what was open beside the table closes. */
  focus: RefObject<HTMLTableElement | null>;
  total: number;
  active: number;
  reveal: Reveal | null;
  onIntent: (intent: GridIntent) => void;
  onDrawn: (drawn: RowRange) => void;
};

/** A column; `end` for numbers, which stand at the end of their cells. */
export type LongTableColumn = { key: string; label: string; end?: boolean };

type LongTableProps = LongTableState & {
  label: string;
  columns: readonly LongTableColumn[];
  /** Gives `--columns`, the widths, and `--least`, the width below which the table scrolls sideways. */
  className: string;
  /** The cells of a row, null while it is being read. */
  cells: (row: number) => ReactNode | null;
  /** Whether a row is the one that is shown; the active one when left out. */
  isSelected?: (row: number) => boolean;
  onPick: (row: number) => void;
  onOpen?: (row: number) => void;
  /** What keys may ask for; everything when left out. */
  keys?: readonly GridIntent['kind'][];
};

/** A table with one line for each row, gone through by keys; only the lines in view are drawn, however many there are. */
export function LongTable({ focus, active, onIntent, onDrawn, keys, ...props }: LongTableProps) {
  const total = reachableRows(props.total);
  const tableId = useId();
  const { scroller, drawn, inView, onScroll } = useGridScroll(total, props.reveal);
  useLayoutEffect(() => onDrawn(drawn), [drawn, onDrawn]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const intent = intentOfKey(event, { active, total, page: inView.end - inView.first });
    if (!intent || (keys && !keys.includes(intent.kind))) return;
    event.preventDefault();
    onIntent(intent);
  };
  const rows = Array.from({ length: drawn.end - drawn.first }, (_, index) => drawn.first + index);
  return (
    <div ref={scroller} className={classes.scroller} onScroll={onScroll}>
      <table
        ref={focus}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA grid pattern is itself shown on a table
        role="grid"
        className={`${classes.table} ${props.className}`}
        style={{ height: HEADER_HEIGHT + total * ROW_HEIGHT }}
        aria-label={props.label}
        aria-rowcount={props.total + 1}
        aria-activedescendant={rows.includes(active) ? `${tableId}-${active}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <Head columns={props.columns} />
        <tbody className={classes.window} style={{ top: HEADER_HEIGHT + drawn.first * ROW_HEIGHT }}>
          {rows.map((row) => (
            <Line key={row} {...props} id={`${tableId}-${row}`} row={row} active={row === active} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({ columns }: Pick<LongTableProps, 'columns'>) {
  return (
    <thead className={classes.head}>
      <tr className={classes.header} aria-rowindex={1}>
        {columns.map(({ key, label, end }) => (
          <th key={key} scope="col" data-end={end || undefined}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type LineProps = Pick<LongTableProps, 'columns' | 'cells' | 'isSelected' | 'onPick' | 'onOpen'> & {
  id: string;
  row: number;
  active: boolean;
};

function Line({ id, row, active, columns, cells, isSelected, onPick, onOpen }: LineProps) {
  const content = cells(row);
  const common = { id, 'data-row': row, 'aria-rowindex': row + 2, className: classes.row };
  if (content === null)
    return (
      <tr {...common} aria-busy>
        {columns.map(({ key }) => (
          <td key={key} />
        ))}
      </tr>
    );
  return (
    <tr
      {...common}
      data-active={active || undefined}
      aria-selected={isSelected ? isSelected(row) : active}
      onClick={() => onPick(row)}
      onDoubleClick={onOpen && (() => onOpen(row))}
    >
      {content}
    </tr>
  );
}
