import { memo, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import classes from './DataGrid.module.css';
import { HEADER_HEIGHT, ROW_HEIGHT, type RowRange } from './fixed-rows.ts';
import type { GridColumn } from './grid-columns.ts';
import { TickBox } from './TickBox.tsx';

/** Makes a row draggable (its number is in `data-row`); the answer takes that back. */
export type DragRow = (element: HTMLElement) => () => void;

type RowProps<Row> = {
  id: string;
  index: number;
  row: Row | undefined;
  columns: readonly GridColumn<Row>[];
  selected: boolean;
  active: boolean;
  dragRow: DragRow | undefined;
};

function GridRowOf<Row>({ id, index, row, columns, selected, active, dragRow }: RowProps<Row>) {
  const element = useRef<HTMLTableRowElement>(null);
  const draggable = row !== undefined;
  useEffect(() => {
    if (!draggable || !dragRow || !element.current) return undefined;
    return dragRow(element.current);
  }, [draggable, dragRow]);
  return (
    <tr
      ref={element}
      id={id}
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-busy={row === undefined || undefined}
      data-row={index}
      data-active={active || undefined}
      className={classes.row}
    >
      <td className={classes.tick} data-tick>
        <TickBox state={selected ? 'all' : 'none'} />
      </td>
      {columns.map((column) => (
        <td key={column.key} className={classes.cell}>
          {row === undefined ? null : column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

const GridRow = memo(GridRowOf) as typeof GridRowOf;

type BodyProps<Row> = {
  gridId: string;
  columns: readonly GridColumn<Row>[];
  rows: { at: (index: number) => Row | undefined };
  drawn: RowRange;
  active: number;
  isSelected: (row: Row | undefined) => boolean;
  onDrawn: (drawn: RowRange) => void;
  dragRow: DragRow | undefined;
};

/** The rows in view and a few around them, in one block at its place in the full height. */
export function DataGridBody<Row>(props: BodyProps<Row>) {
  const { drawn, onDrawn, rows } = props;
  useLayoutEffect(() => {
    if (drawn.end > drawn.first) onDrawn(drawn);
  }, [drawn, onDrawn]);
  // Keys go round, so that rows which scroll out lend their elements to those which scroll in.
  const slots = Math.max(1, drawn.end - drawn.first);
  const drawnRows: ReactNode[] = [];
  for (let index = drawn.first; index < drawn.end; index += 1) {
    const row = rows.at(index);
    drawnRows.push(
      <GridRow
        key={index % slots}
        id={`${props.gridId}-${index}`}
        index={index}
        row={row}
        columns={props.columns}
        selected={props.isSelected(row)}
        active={index === props.active}
        dragRow={props.dragRow}
      />,
    );
  }
  return (
    <tbody className={classes.window} style={{ top: HEADER_HEIGHT + drawn.first * ROW_HEIGHT }}>
      {drawnRows}
    </tbody>
  );
}
