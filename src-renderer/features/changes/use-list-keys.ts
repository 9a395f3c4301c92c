import { type KeyboardEvent, type RefObject, useCallback } from 'react';
import { type ChangeChoice, stepFrom } from './change-choice.ts';

/** The changes of a list as they stand on the screen, from the top. */
export function orderOf(list: HTMLElement | null): string[] {
  const rows = list?.querySelectorAll<HTMLElement>('[data-change]') ?? [];
  return [...rows].map(({ dataset }) => dataset.change ?? '');
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/**
 * Keys on the rows of a list: arrows, Home and End go from row to row and with Shift tick what lies between, Space ticks,
 * Escape takes all ticks away. Enter is the button's own.
 */
export function useListKeys(list: RefObject<HTMLElement | null>, { toggle, extend, clear }: ChangeChoice) {
  return useCallback(
    (event: KeyboardEvent) => {
      if (event.key === 'Escape') clear();
      const target = event.target as HTMLElement;
      const changeId = target.closest<HTMLElement>('[data-change]')?.dataset.change;
      if (changeId === undefined || !target.hasAttribute('data-row-button')) return;
      const by = steps[event.key];
      if (event.key === ' ') {
        event.preventDefault();
        toggle(changeId);
      } else if (by !== undefined) {
        event.preventDefault();
        const order = orderOf(list.current);
        const next = stepFrom(order, changeId, by);
        if (next === null) return;
        if (event.shiftKey) {
          extend(order, changeId);
          extend(order, next);
        }
        list.current?.querySelector<HTMLElement>(`[data-change="${CSS.escape(next)}"] [data-row-button]`)?.focus();
      }
    },
    [list, toggle, extend, clear],
  );
}
