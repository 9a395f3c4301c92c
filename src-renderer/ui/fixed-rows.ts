/** Chromium makes no element taller than this (px); what is above is cut off without a word. */
export const MAX_ELEMENT_HEIGHT = 33_554_428;

/** Height of a grid row in px: 1,000,000 of them stay below the cap. */
export const ROW_HEIGHT = 32;

/** Height of the fixed header above the rows in px. */
export const HEADER_HEIGHT = 32;

/** Rows drawn above and below the ones in view, and the step in which the drawn range moves. */
const MARGIN_ROWS = 8;

/** Consecutive rows from `first` up to, not including, `end`. */
export type RowRange = { readonly first: number; readonly end: number };

/** Where a list of rows of one height is scrolled to, in px. */
export type Viewport = { readonly scrollTop: number; readonly height: number };

/** How many of `total` rows a scroll bar can reach. */
export function reachableRows(total: number): number {
  return Math.min(total, Math.floor((MAX_ELEMENT_HEIGHT - HEADER_HEIGHT) / ROW_HEIGHT));
}

/** The rows of which at least half can be seen. */
export function rowsInView(viewport: Viewport, total: number): RowRange {
  const rows = reachableRows(total);
  const first = Math.min(rows, Math.max(0, Math.round(viewport.scrollTop / ROW_HEIGHT)));
  const end = Math.round((viewport.scrollTop + viewport.height) / ROW_HEIGHT);
  return { first, end: Math.min(rows, Math.max(first, end)) };
}

/**
 * The rows to draw: those in view and a margin, moving in steps so that most scroll events draw nothing new. Their
 * number stays the same wherever the list is scrolled to, so that row elements can be used again.
 */
export function rowsToDraw(viewport: Viewport, total: number): RowRange {
  const rows = reachableRows(total);
  const inView = Math.ceil(viewport.height / ROW_HEIGHT / MARGIN_ROWS) * MARGIN_ROWS;
  const count = Math.min(rows, inView + 3 * MARGIN_ROWS);
  const step = Math.floor(viewport.scrollTop / ROW_HEIGHT / MARGIN_ROWS) * MARGIN_ROWS;
  const first = Math.max(0, Math.min(step - MARGIN_ROWS, rows - count));
  return { first, end: first + count };
}

/** The scroll position that shows a row whole: the same when it is in view, else the nearest (or the middle). */
export function scrollTopToShow(row: number, viewport: Viewport, align: 'nearest' | 'middle'): number {
  const top = row * ROW_HEIGHT;
  const bottom = top + ROW_HEIGHT;
  const { scrollTop, height } = viewport;
  if (top >= scrollTop && bottom <= scrollTop + height) return scrollTop;
  if (align === 'middle') return Math.max(0, top - Math.floor((height - ROW_HEIGHT) / 2));
  return top < scrollTop ? top : bottom - height;
}

/** Whether two ranges are the same rows. */
export function sameRange(a: RowRange, b: RowRange): boolean {
  return a.first === b.first && a.end === b.end;
}
