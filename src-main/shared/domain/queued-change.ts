import type { ProfileId } from './profile.ts';

/** Where a change, or one device of it, stands. `undone` was taken back before it was sent. */
export const changeStates = [
  'waiting',
  'sending',
  'unconfirmed',
  'done',
  'skipped',
  'refused',
  'conflict',
  'parked',
  'undone',
] as const;

/** The state of a change or of one device in it. */
export type ChangeState = (typeof changeStates)[number];

/** States that still mean to alter the server: the overlay shows their wanted end state. */
export const liveStates = ['waiting', 'sending', 'unconfirmed'] as const satisfies readonly ChangeState[];

/** States that wait for the person: the overlay shows the server's truth, marked. */
export const heldStates = ['refused', 'conflict', 'parked'] as const satisfies readonly ChangeState[];

/** Whether a state still means to alter the server. */
export function isLive(state: ChangeState): boolean {
  return (liveStates as readonly ChangeState[]).includes(state);
}

/** Whether a state waits for the person to decide. */
export function isHeld(state: ChangeState): boolean {
  return (heldStates as readonly ChangeState[]).includes(state);
}

/** The intended end state of a change: always absolute. `move` to the Default Profile is sent as an unassign. */
export type ChangeIntent = { kind: 'move'; profileId: ProfileId };

/** How many devices of a change stand in which state. */
export type OutcomeCounts = Readonly<Record<ChangeState, number>>;

/** One user action as the Changes page lists it. */
export type ChangeSummary = {
  changeId: string;
  intent: ChangeIntent;
  profileName: string;
  devices: number;
  state: ChangeState;
  outcomes: OutcomeCounts;
  attempts: number;
  createdAt: string;
  notBefore: string | null;
  errorCode: string | null;
  /** Samsung's errorId of the last refusal, for a support ticket. */
  errorId: string | null;
};

/**
 * The state of a whole change from the counts of its devices: what needs the person first, then what is under way, then
 * what is over.
 */
export function summariseState(counts: OutcomeCounts): ChangeState {
  const order: readonly ChangeState[] = [
    'sending',
    'unconfirmed',
    'waiting',
    'conflict',
    'refused',
    'parked',
    'done',
    'skipped',
    'undone',
  ];
  return order.find((state) => counts[state] > 0) ?? 'done';
}

/** Counts with nothing in them. */
export function noOutcomes(): Record<ChangeState, number> {
  return Object.fromEntries(changeStates.map((state) => [state, 0])) as Record<ChangeState, number>;
}
