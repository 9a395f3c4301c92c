/** The longest wait between two tries, in milliseconds. */
export const LONGEST_BACKOFF_MS = 300_000;

const FIRST_BACKOFF_MS = 2_000;

/** Gaps between readings that look for what a server accepted, in milliseconds; the last one repeats. */
const confirmationGapsMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000];

/** The wait before try number `failures` + 1: capped exponential with full jitter; `chance` is uniform in [0, 1). */
export function backoffMs(failures: number, chance: number): number {
  const ceiling = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** Math.max(0, failures - 1));
  return Math.ceil(chance * ceiling);
}

/** The wait before the next reading when `reads` have not shown it yet. */
export function confirmationGapMs(reads: number): number {
  return confirmationGapsMs[Math.min(reads, confirmationGapsMs.length - 1)] ?? 60_000;
}
