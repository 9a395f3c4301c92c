import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { KeyboardEvent, MouseEvent, PointerEvent, RefObject } from 'react';
import classes from './DataGrid.module.css';
import { columnTracks, fitWidth, type GridColumn, type GridSort } from './grid-columns.ts';
import type { GridIntent } from './grid-keys.ts';
import { TickBox } from './TickBox.tsx';

const KEY_STEP = 16;

type HeaderProps<Row> = {
  words: { selectAll: string; sortBy: (label: string) => string };
  columns: readonly GridColumn<Row>[];
  sort: GridSort;
  onSort: (column: string) => void;
  onResize: (column: string, width: number) => void;
  share: 'none' | 'some' | 'all';
  onIntent: (intent: GridIntent) => void;
  scroller: RefObject<HTMLDivElement | null>;
};

/** Drags the edge of a column: the tracks follow the pointer, the width is kept when it is let go. */
function startResize<Row>(event: PointerEvent<HTMLElement>, column: GridColumn<Row>, props: HeaderProps<Row>): void {
  event.preventDefault();
  const handle = event.currentTarget;
  const startX = event.clientX;
  let width = column.width;
  const move = (moved: globalThis.PointerEvent) => {
    width = fitWidth(column.width + moved.clientX - startX);
    const tracks = props.columns.map((each) => (each.key === column.key ? { width } : each));
    props.scroller.current?.style.setProperty('--tracks', columnTracks(tracks));
  };
  const end = () => {
    handle.removeEventListener('pointermove', move);
    handle.removeEventListener('lostpointercapture', end);
    if (width !== column.width) props.onResize(column.key, width);
  };
  handle.setPointerCapture(event.pointerId);
  handle.addEventListener('pointermove', move);
  handle.addEventListener('lostpointercapture', end);
}

function ColumnHeader<Row>({ column, ...props }: HeaderProps<Row> & { column: GridColumn<Row> }) {
  const { sort } = props;
  const sorted = sort.column === column.key ? sort.direction : null;
  const Arrow = sorted === 'desc' ? IconArrowDown : IconArrowUp;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.shiftKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    props.onResize(column.key, fitWidth(column.width + (event.key === 'ArrowLeft' ? -KEY_STEP : KEY_STEP)));
  };
  return (
    <th
      scope="col"
      aria-sort={sorted === null ? 'none' : sorted === 'asc' ? 'ascending' : 'descending'}
      className={classes.columnHeader}
    >
      <button
        type="button"
        className={classes.sort}
        title={props.words.sortBy(column.label)}
        onClick={() => props.onSort(column.key)}
        onKeyDown={onKeyDown}
      >
        <span className={classes.columnLabel}>{column.label}</span>
        {sorted ? <Arrow size={14} aria-hidden className={classes.sortArrow} /> : null}
      </button>
      <span
        aria-hidden
        className={classes.resize}
        onPointerDown={(event) => startResize(event, column, props)}
        onClick={(event: MouseEvent) => event.stopPropagation()}
      />
    </th>
  );
}

/** The fixed header of a grid: select all, sort by click, widths by dragging an edge or Shift and an arrow key. */
export function DataGridHeader<Row>(props: HeaderProps<Row>) {
  const { share, onIntent } = props;
  return (
    <thead className={classes.head}>
      <tr aria-rowindex={1} className={classes.header}>
        <th scope="col" className={classes.tick}>
          <button
            type="button"
            className={classes.tickButton}
            aria-label={props.words.selectAll}
            aria-pressed={share === 'some' ? 'mixed' : share === 'all'}
            onClick={() => onIntent({ kind: share === 'all' ? 'clear' : 'select-all' })}
          >
            <TickBox state={share} />
          </button>
        </th>
        {props.columns.map((column) => (
          <ColumnHeader key={column.key} {...props} column={column} />
        ))}
      </tr>
    </thead>
  );
}
