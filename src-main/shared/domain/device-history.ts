import type { DeviceState } from './device.ts';
import type { EditKind } from './device-edit.ts';
import type { ChangeState, DeviceIntent } from './queued-change.ts';

/** A part of a device that is another one now; null: none. */
export type FromTo<Value> = { from: Value | null; to: Value | null };

/** Ivanti's word on a device. */
export type RegistrationState = 'registered' | 'pending';

/** Who did what a reading found: somebody in Samsung's portal, a reseller, the device by being set up. */
export type ObservedAuthor = 'portal' | 'reseller' | 'device';

/**
 * What a reading found different though no change of ours wanted it; parts that stayed as they were are null. `changedAt` is
 * when it happened, as the server says, and null when it does not.
 */
export type SeenEntry = {
  kind: 'seen';
  event: number;
  what: 'changed' | 'appeared' | 'reappeared' | 'gone';
  author: ObservedAuthor;
  changedAt: string | null;
  profile: FromTo<string> | null;
  state: FromTo<DeviceState> | null;
  user: FromTo<string> | null;
  upload: FromTo<string> | null;
};

/** Another word of Ivanti's on whether it registered. */
export type RegistrationEntry = { kind: 'registration'; event: number; registration: FromTo<RegistrationState> };

/** A change of ours as this device saw it: what was seen of it at Samsung is its outcome. */
export type OwnChangeEntry = {
  kind: 'change';
  changeId: string;
  change: DeviceIntent['kind'];
  /** The profile it leads to, or the upload it approves. */
  toName: string;
  state: ChangeState;
  errorCode: string | null;
  /** When it came to stand there; null: it has been waiting from the beginning. */
  stateAt: string | null;
  /** Who made it; null: the person who asks. */
  by: string | null;
};

/** A hold, a note or a custom attribute: what it was and became in words, null for nothing. */
export type EditEntry = {
  kind: 'edit';
  editId: number;
  edit: EditKind;
  /** Of the attribute; '' for the others. */
  name: string;
  was: string | null;
  becomes: string | null;
  isUndone: boolean;
  by: string | null;
};

/** One line of a device's history. `at` is ISO text: when it was done here, or seen. */
export type HistoryEntry = { at: string } & (SeenEntry | RegistrationEntry | OwnChangeEntry | EditEntry);

/** Consecutive lines of a history, newest first; `total` counts them all. */
export type HistoryWindow = { entries: HistoryEntry[]; total: number };
