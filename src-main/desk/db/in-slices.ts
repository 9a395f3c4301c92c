import { setImmediate } from 'node:timers/promises';
import { EDITS_PER_SLICE } from './tables/device-edits.ts';

/** Works through devices a slice at a time, and lets the desk answer others in between. */
export async function inSlices<Item>(items: readonly Item[], work: (slice: Item[]) => void): Promise<void> {
  for (let first = 0; first < items.length; first += EDITS_PER_SLICE) {
    if (first > 0) await setImmediate();
    work(items.slice(first, first + EDITS_PER_SLICE));
  }
}
