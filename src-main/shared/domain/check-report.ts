import type { DeviceId } from './device.ts';
import type { ChangeIntent } from './queued-change.ts';

/** How a device of a waiting change, or its profile, stands by what the servers have now. */
export const checkVerdicts = [
  /** Would be sent. */
  'send',
  /** The server has it so already. */
  'done',
  /** Somebody changed it meanwhile: would wait for a decision. */
  'conflict',
  'gone',
  /** Left out on purpose. */
  'held',
  'unapproved',
  /** The name of a new profile is taken. */
  'taken',
  /** An earlier change to it comes first. */
  'later',
  /** A newer change to it stands in for this one. */
  'replaced',
] as const;

/** One of those. */
export type CheckVerdict = (typeof checkVerdicts)[number];

/** The verdicts by which what the server has differs from what a change was made for. */
export const differingVerdicts = [
  'done',
  'conflict',
  'gone',
  'held',
  'unapproved',
] as const satisfies readonly CheckVerdict[];

/** How many stand in which way. */
export type CheckCounts = Readonly<Record<CheckVerdict, number>>;

/** A device whose verdict is a differing one; `seenProfileName` is where the server has it now. */
export type CheckedDevice = {
  deviceId: DeviceId;
  label: string;
  verdict: CheckVerdict;
  baseProfileName: string | null;
  seenProfileName: string | null;
};

/** One waiting change, held against what the servers have; `differing` names the first of those that differ. */
export type CheckedChange = {
  changeId: string;
  intent: ChangeIntent;
  profileName: string;
  counts: CheckCounts;
  differing: CheckedDevice[];
};

/** What a dry run has found: every waiting change in the order of sending, over all of them, and when the servers were read. */
export type CheckReport = { checkedAt: string; counts: CheckCounts; changes: CheckedChange[] };
