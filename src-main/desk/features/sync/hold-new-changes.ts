import { readUnfinishedChanges } from '../../db/tables/changes.ts';
import { readArrivals } from '../../db/tables/handover-changes.ts';
import type { Services } from '../../services.ts';
import type { SendMemory } from './sync-schedule.ts';

/** A deletion cannot be led back once it was sent: it is kept back so many times as long. */
const LONGER_FOR_DELETIONS = 2;

/**
 * Keeps changes back that were made less than `undoMs` milliseconds ago, deletions twice as long, so that the Undo of the
 * toast sends nothing; one taken over from another laptop counts as made when it came. Answers whether all that waits is kept
 * back; a change whose time lies in the future was dated by another clock and is not.
 */
export function holdNewChanges({ db, clock }: Services, memory: SendMemory, undoMs: number): boolean {
  const now = clock.now().getTime();
  const arrivals = readArrivals(db);
  let allHeld = true;
  for (const { changeId, kind, createdAt, outcomes, reverses } of readUnfinishedChanges(db)) {
    if (outcomes.waiting === 0) continue;
    const age = now - Date.parse(arrivals.get(changeId) ?? createdAt);
    const keptMs = kind === 'delete' ? undoMs * LONGER_FOR_DELETIONS : undoMs;
    const fresh = reverses === null && age >= 0 && age < keptMs;
    if (fresh && !memory.held.has(changeId)) memory.held.set(changeId, clock.monotonicMs() + keptMs - age);
    allHeld &&= memory.held.has(changeId);
  }
  return allHeld;
}

/** Lets go of changes that have been kept back long enough, taken back ones among them; answers whether there were any. */
export function releaseChanges({ clock }: Services, memory: SendMemory): boolean {
  const over = [...memory.held].filter(([, until]) => until <= clock.monotonicMs());
  for (const [changeId] of over) memory.held.delete(changeId);
  return over.length > 0;
}
