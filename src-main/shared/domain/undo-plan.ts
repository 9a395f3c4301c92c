import type { ChangeIntent } from './queued-change.ts';
import type { UndoBarrier } from './undoability.ts';

/** Why devices of a move stay where they are although it is undone. */
export type StrandedReason = 'profile-gone' | 'device-leaving';

/** A part of a change, as an undo would treat it: so many devices, or the one profile. */
export type UndoPart = { changeId: string; intent: ChangeIntent; profileName: string; count: number };

/** What an undo would do, before it does it: what is never sent, what is led back by which change, what cannot be. */
export type UndoPlan = {
  takenBack: UndoPart[];
  /** `back` is the change that would be queued. */
  reversals: (UndoPart & { back: Pick<UndoPart, 'intent' | 'profileName'> })[];
  impossible: (UndoPart & { reason: UndoBarrier | StrandedReason })[];
};
