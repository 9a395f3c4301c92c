import { setImmediate } from 'node:timers/promises';
import { VALUES_PER_SLICE } from '../../db/tables/attributes.ts';

/** Works through devices a slice at a time, and lets the desk answer others in between. */
export async function inSlices<Item>(items: readonly Item[], work: (slice: Item[]) => void): Promise<void> {
  for (let first = 0; first < items.length; first += VALUES_PER_SLICE) {
    if (first > 0) await setImmediate();
    work(items.slice(first, first + VALUES_PER_SLICE));
  }
}
