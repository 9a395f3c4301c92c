import { useCallback, useMemo, useState } from 'react';

/** The changes between two of a list, both included; the other one alone when the first is not there. */
export function rangeOf(order: readonly string[], from: string | null, to: string): string[] {
  const ends = [from === null ? -1 : order.indexOf(from), order.indexOf(to)];
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  return first < 0 ? [to] : order.slice(first, last + 1);
}

/** The one so many rows on, no further than the ends of the list. */
export function stepFrom(order: readonly string[], from: string, by: number): string | null {
  const at = order.indexOf(from);
  return order[Math.min(order.length - 1, Math.max(0, at + by))] ?? null;
}

/** Which changes a person has ticked. */
export type ChangeChoice = {
  chosen: ReadonlySet<string>;
  /** Ticks one, or takes the tick away; a range starts there from now on. */
  toggle: (changeId: string) => void;
  /** Ticks everything from where the last tick was up to here. */
  extend: (order: readonly string[], changeId: string) => void;
  clear: () => void;
};

type Ticked = { chosen: ReadonlySet<string>; anchor: string | null };
const NOTHING: Ticked = { chosen: new Set(), anchor: null };

/** An empty choice. */
export function useChangeChoice(): ChangeChoice {
  const [{ chosen }, setTicked] = useState(NOTHING);
  const toggle = useCallback((changeId: string) => {
    setTicked((old) => {
      const next = new Set(old.chosen);
      if (!next.delete(changeId)) next.add(changeId);
      return { chosen: next, anchor: changeId };
    });
  }, []);
  const extend = useCallback((order: readonly string[], changeId: string) => {
    setTicked((old) => {
      const anchor = old.anchor ?? changeId;
      return { chosen: new Set([...old.chosen, ...rangeOf(order, anchor, changeId)]), anchor };
    });
  }, []);
  const clear = useCallback(() => setTicked(NOTHING), []);
  return useMemo(() => ({ chosen, toggle, extend, clear }), [chosen, toggle, extend, clear]);
}
