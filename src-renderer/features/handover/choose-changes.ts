import type { HandoverChange } from '#shared/domain/handover.ts';

/** Whether a change of a file can be taken over: it is not here, or comes back, and somebody makes its profile. */
export function canTake({ standing, profile }: Pick<HandoverChange, 'standing' | 'profile'>): boolean {
  return (standing === 'new' || standing === 'comes-back') && profile !== 'missing';
}

/** All that can be taken over: what is chosen at first. */
export function takeable(changes: readonly HandoverChange[]): ReadonlySet<string> {
  return new Set(changes.filter(canTake).map(({ changeId }) => changeId));
}

/** The choice with one change in or out: what makes a profile comes along, and what needs it does not stay alone. */
export function toggleChange(
  changes: readonly HandoverChange[],
  chosen: ReadonlySet<string>,
  changeId: string,
): ReadonlySet<string> {
  const next = new Set(chosen);
  if (next.delete(changeId)) {
    for (const change of changes) if (change.needs === changeId) next.delete(change.changeId);
    return next;
  }
  next.add(changeId);
  const needs = changes.find((change) => change.changeId === changeId)?.needs ?? null;
  if (needs !== null) next.add(needs);
  return next;
}
