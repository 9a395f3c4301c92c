import type { ReactNode } from 'react';

/** One column of a grid; `width` in px. */
export type GridColumn<Row> = {
  key: string;
  label: string;
  width: number;
  cell: (row: Row) => ReactNode;
};

/** What a grid is sorted by. */
export type GridSort = { column: string; direction: 'asc' | 'desc' };

/** Narrowest and widest a column can be made, in px. */
export const MIN_COLUMN_WIDTH = 64;
export const MAX_COLUMN_WIDTH = 640;

const TICK_WIDTH = 36;

/** A width within what a column can have. */
export function fitWidth(width: number): number {
  return Math.round(Math.min(MAX_COLUMN_WIDTH, Math.max(MIN_COLUMN_WIDTH, width)));
}

/** The CSS grid tracks of the columns: the tick box, each column, and what is left over. */
export function columnTracks(columns: readonly { width: number }[]): string {
  return `${TICK_WIDTH}px ${columns.map(({ width }) => `${width}px`).join(' ')} minmax(0, 1fr)`;
}

/** What all columns need, in px. */
export function columnsWidth(columns: readonly { width: number }[]): number {
  return columns.reduce((sum, { width }) => sum + width, TICK_WIDTH);
}

/** The sort after a click on a column's header: ascending first, then turned round. */
export function nextSort(sort: GridSort, column: string): GridSort {
  const direction = sort.column === column && sort.direction === 'asc' ? 'desc' : 'asc';
  return { column, direction };
}
