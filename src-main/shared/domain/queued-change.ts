import { DEFAULT_PROFILE_ID, type ProfileId, type ProfileSettings } from './profile.ts';
import type { SelfMaintainedRow } from './self-maintained.ts';
import type { Undoability } from './undoability.ts';

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

/**
 * What a change wants of devices. `move` to the Default Profile is sent as an unassign; `approve` lets a reseller's devices in;
 * `credentials` assigns devices to the profile they are in, which is how Samsung takes their users and passwords.
 */
export type DeviceIntent =
  | { kind: 'move'; profileId: ProfileId }
  | { kind: 'credentials'; profileId: ProfileId; editId: number }
  | { kind: 'approve' }
  | { kind: 'delete' };

/** What a change wants of one profile, of its enrolment token or of the user devices register to. Ends of life are absolute. */
export type ProfileIntent =
  | {
      kind: 'create-profile';
      profileId: ProfileId;
      settings: ProfileSettings;
      days: number | null;
      userId: string | null;
    }
  | { kind: 'update-profile'; profileId: ProfileId; settings: ProfileSettings }
  | { kind: 'delete-profile'; profileId: ProfileId }
  | { kind: 'refresh-token'; profileId: ProfileId; expiresAt: string | 'never' | null }
  | { kind: 'extend-token'; profileId: ProfileId; expiresAt: string | 'never' }
  | { kind: 'set-user'; profileId: ProfileId; userId: string | null }
  | SelfMaintainedIntent;

/** What a change wants of a Self-Maintained profile, which lives at Ivanti only. Its rows lie apart, under `importId`. */
export type SelfMaintainedIntent =
  | {
      kind: 'upload-self-maintained';
      profileId: ProfileId;
      importId: string;
      name: string;
      description: string;
      withoutToken: boolean;
      userId: string | null;
      devices: number;
    }
  | { kind: 'add-self-maintained'; profileId: ProfileId; importId: string; devices: number }
  | { kind: 'remove-self-maintained'; profileId: ProfileId; removalId: string; deviceIds: string[] }
  | { kind: 'edit-self-maintained'; profileId: ProfileId; deviceId: string; row: SelfMaintainedRow };

/** The intended end state of a change: always absolute. */
export type ChangeIntent = DeviceIntent | ProfileIntent;

/** The kinds of change that name devices; every other kind names one profile. */
export const deviceKinds = [
  'move',
  'credentials',
  'approve',
  'delete',
] as const satisfies readonly DeviceIntent['kind'][];

/** The kinds of change that make a profile: it goes by an id of our own until they are done. */
export const creationKinds = ['create-profile', 'upload-self-maintained'] as const satisfies ProfileIntent['kind'][];

/** Whether a change makes a profile. */
export function makesProfile(kind: ChangeIntent['kind']): boolean {
  return (creationKinds as readonly string[]).includes(kind);
}

/** The kinds of change of a Self-Maintained profile. */
const selfMaintainedKinds = [
  'upload-self-maintained',
  'add-self-maintained',
  'remove-self-maintained',
  'edit-self-maintained',
] as const satisfies readonly SelfMaintainedIntent['kind'][];

/** Whether a change is about a Self-Maintained profile as such: its making, or its devices. */
export function isSelfMaintained(intent: ChangeIntent): intent is SelfMaintainedIntent {
  return (selfMaintainedKinds as readonly string[]).includes(intent.kind);
}

/** Whether a change names devices, and not one profile. */
export function isDeviceIntent(intent: ChangeIntent): intent is DeviceIntent {
  return (deviceKinds as readonly string[]).includes(intent.kind);
}

/** Where a device is that is to be deleted: no profile has this id. */
export const GONE_PROFILE_ID = 'gone' as ProfileId;

/** The profile the devices of a change shall be in; for a change of a profile, that profile. */
export function wantedProfileId(intent: ChangeIntent): ProfileId {
  if (intent.kind === 'approve') return DEFAULT_PROFILE_ID;
  return intent.kind === 'delete' ? GONE_PROFILE_ID : intent.profileId;
}

/** How many devices of a change stand in which state. */
export type OutcomeCounts = Readonly<Record<ChangeState, number>>;

/** One user action and what has become of it. */
export type QueuedChange = {
  changeId: string;
  intent: ChangeIntent;
  /** The profile it is about or leads to, as it was called then; the upload of an approval. */
  profileName: string;
  /** How many it names: devices, or one profile. */
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

/** One user action as the Changes page lists it. */
export type ChangeSummary = QueuedChange & { undo: Undoability };

/** What the Changes page lists: what needs the person, what is to be sent (in that order), or everything (newest first). */
export const changeLists = ['needs-you', 'waiting', 'all'] as const;

/** One of those lists. */
export type ChangeList = (typeof changeLists)[number];

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
