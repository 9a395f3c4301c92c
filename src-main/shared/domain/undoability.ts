import type { ChangeIntent, OutcomeCounts } from './queued-change.ts';

/** Why what was sent of a change cannot be led back, or why nothing of it is left to take back (`over`). */
export const undoBarriers = [
  'over',
  'reversed',
  'unsettled',
  'devices-deleted',
  'devices-added',
  'credentials-sent',
  'approved',
  'profile-made',
  'profile-deleted',
  'token-refreshed',
  'token-end-near',
  'base-unknown',
] as const;

/** One of those reasons. */
export type UndoBarrier = (typeof undoBarriers)[number];

/** What Undo does with a change: takes back what is not sent, queues the reverse of what is; a barrier says why not that. */
export type Undoability = { takesBack: boolean; reverses: boolean; barrier: UndoBarrier | null };

/** What is known of the state before a change of a profile: `near` is an end of life too soon to be asked for again. */
export type UndoBase = 'known' | 'unknown' | 'near';

/** What decides over the undo of a change; `isReversed`: another change takes it back already. */
export type UndoFacts = {
  kind: ChangeIntent['kind'];
  outcomes: OutcomeCounts;
  attempts: number;
  isReversed: boolean;
  base: UndoBase;
};

/** What of a change was sent, as far as anybody knows. */
export function sentOf({ sending, unconfirmed, done, parked }: OutcomeCounts): number {
  return sending + unconfirmed + done + parked;
}

/** What of a change can be let go without a word to any server. */
export function unsentOf({ waiting, refused, conflict }: OutcomeCounts): number {
  return waiting + refused + conflict;
}

/** Whether and how a change can be undone. */
export function undoability(facts: UndoFacts): Undoability {
  const { kind, outcomes, attempts } = facts;
  // Ivanti has given the token a new value already: Samsung's profile must not be left with the old one.
  const hasBegun = kind === 'refresh-token' && attempts > 0;
  const takesBack = unsentOf(outcomes) > 0 && !hasBegun;
  if (hasBegun) return { takesBack, reverses: false, barrier: 'token-refreshed' };
  if (sentOf(outcomes) === 0) return { takesBack, reverses: false, barrier: takesBack ? null : 'over' };
  const barrier = facts.isReversed ? 'reversed' : barrierOf(facts);
  return { takesBack, reverses: barrier === null, barrier };
}

function barrierOf({ kind, outcomes, base }: UndoFacts): UndoBarrier | null {
  switch (kind) {
    case 'move':
      return null;
    case 'credentials':
      return 'credentials-sent';
    case 'approve':
      return 'approved';
    case 'delete':
    case 'remove-self-maintained':
      return 'devices-deleted';
    case 'add-self-maintained':
      return 'devices-added';
    case 'create-profile':
    case 'upload-self-maintained':
      return 'profile-made';
    case 'delete-profile':
      return 'profile-deleted';
    case 'refresh-token':
      return 'token-refreshed';
    case 'update-profile':
    case 'set-user':
    case 'extend-token':
    case 'edit-self-maintained':
      if (outcomes.done === 0) return 'unsettled';
      if (base === 'near') return 'token-end-near';
      return base === 'known' ? null : 'base-unknown';
  }
}
