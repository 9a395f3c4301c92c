import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import {
  HEADER_HEIGHT,
  type RowRange,
  rowsInView,
  rowsToDraw,
  sameRange,
  scrollTopToShow,
  type Viewport,
} from './fixed-rows.ts';

/** A wish to see a row; a new object is a new wish. */
export type Reveal = { readonly row: number; readonly align: 'nearest' | 'middle' };

/** Where a grid is scrolled to, in rows. */
export type GridScroll = {
  scroller: RefObject<HTMLDivElement | null>;
  drawn: RowRange;
  inView: RowRange;
  onScroll: () => void;
};

const NOTHING: RowRange = { first: 0, end: 0 };

/** Follows the scroll position and size of a grid, and scrolls to the row that is wanted. */
export function useGridScroll(total: number, reveal: Reveal | null): GridScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState(NOTHING);
  const [inView, setInView] = useState(NOTHING);

  const viewport = useCallback((): Viewport => {
    const element = scroller.current;
    return { scrollTop: element?.scrollTop ?? 0, height: Math.max(0, (element?.clientHeight ?? 0) - HEADER_HEIGHT) };
  }, []);

  const measure = useCallback(() => {
    const now = viewport();
    const nextDrawn = rowsToDraw(now, total);
    const nextInView = rowsInView(now, total);
    setDrawn((old) => (sameRange(old, nextDrawn) ? old : nextDrawn));
    setInView((old) => (sameRange(old, nextInView) ? old : nextInView));
  }, [viewport, total]);

  useLayoutEffect(() => {
    measure();
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [measure]);

  const shown = useRef<Reveal | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    // A row past the end may yet come: the rows of another view can still be standing.
    if (!element || !reveal || shown.current === reveal || reveal.row >= Math.max(1, total)) return;
    shown.current = reveal;
    element.scrollTop = scrollTopToShow(reveal.row, viewport(), reveal.align);
  }, [reveal, viewport, total]);

  return { scroller, drawn, inView, onScroll: measure };
}
