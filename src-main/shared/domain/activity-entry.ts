import { z } from 'zod';
import type { DeviceId } from './device.ts';
import type { ProfileId } from './profile.ts';
import type { ChangeIntent, ChangeState } from './queued-change.ts';

/** Everything the log can say was done: commands by their names, and steps of the desk. Each has words in every language. */
export const activityActions = [
  'devices.move',
  'devices.unassign',
  'devices.delete',
  'devices.import',
  'devices.setNote',
  'devices.undoEdit',
  'uploads.approve',
  'uploads.hold',
  'uploads.release',
  'batches.create',
  'batches.update',
  'batches.importNote',
  'batches.hold',
  'batches.open',
  'batches.close',
  'batches.assign',
  'batches.delete',
  'batches.undoScan',
  'profiles.create',
  'profiles.update',
  'profiles.delete',
  'profiles.changeUser',
  'selfMaintained.create',
  'selfMaintained.addDevices',
  'selfMaintained.editDevice',
  'selfMaintained.deleteDevices',
  'credentials.keep',
  'credentials.send',
  'credentials.takeBack',
  'credentials.export',
  'credentials.deleteAll',
  'tokens.refresh',
  'tokens.extend',
  'tokens.setByHand',
  'tokens.reveal',
  'tokens.copy',
  'tokens.revealPayload',
  'print.sheets',
  'print.labels',
  'print.report',
  'changes.undo',
  'changes.settle',
  'changes.pause',
  'changes.resume',
  'changes.sent',
  'changes.confirmed',
  'handover.export',
  'handover.takeOut',
  'handover.putBack',
  'handover.takeOver',
  'handover.undo',
  'rules.create',
  'rules.update',
  'rules.delete',
  'rules.move',
  'rules.apply',
  'attributes.define',
  'attributes.set',
  'attributes.import',
  'attributes.delete',
  'attributes.undo',
  'integration.connect',
  'integration.activate',
  'integration.deactivate',
  'integration.setInterval',
  'sync.portalEdits',
  'workspace.repaired',
  'workspace.checked',
] as const;

/** Something the log can say was done. */
export type ActivityAction = (typeof activityActions)[number];

/** What the log can be narrowed to: the first word of an action. */
export const activityGroups = [
  'devices',
  'uploads',
  'batches',
  'profiles',
  'selfMaintained',
  'credentials',
  'tokens',
  'print',
  'changes',
  'handover',
  'rules',
  'attributes',
  'integration',
  'sync',
  'workspace',
] as const;

/** A group of actions. */
export type ActivityGroup = (typeof activityGroups)[number];

/** Whether a text is one of the closed list of actions; a log may hold some of a newer version. */
export function isActivityAction(text: string): text is ActivityAction {
  return (activityActions as readonly string[]).includes(text);
}

/** One entry as it was written; `facts` is the JSON text that was hashed. */
export const activityEntrySchema = z.strictObject({
  entry: z.int().min(1),
  at: z.string(),
  /** The account of the operating system. */
  actor: z.string(),
  /** The workspace's customer at Knox; null while it was connected to nothing, and in entries of before it was noted. */
  account: z.string().nullable(),
  action: z.string(),
  changeId: z.string().nullable(),
  facts: z.string(),
  /** The desk's monotonic clock: it tells of two entries of one run how far apart they are, whatever the wall clock did. */
  monotonicMs: z.int().nullable(),
  /** The run of the desk that clock belongs to. */
  runId: z.string().nullable(),
  previousHash: z.string(),
  hash: z.string(),
});

/** One entry as it was written. */
export type ActivityEntry = z.infer<typeof activityEntrySchema>;

/** What narrows the log; `text` is looked for in what was done, or is an identifier of a device. */
export const activityFilterSchema = z.object({
  text: z.string().max(200).optional(),
  groups: z.array(z.enum(activityGroups)).max(activityGroups.length).optional(),
  actor: z.string().max(200).optional(),
  /** ISO text, included. */
  from: z.string().max(40).optional(),
  /** ISO text, not included. */
  to: z.string().max(40).optional(),
  deviceId: z.string().min(1).max(64).optional(),
  changeId: z.string().min(1).max(64).optional(),
});

/** What narrows the log. */
export type ActivityFilter = z.infer<typeof activityFilterSchema>;

/** What an entry is about that names a change: its kind, its devices, the profile or upload as it was called then. */
export type ActivityChange = { kind: ChangeIntent['kind']; profileName: string; profileId: ProfileId; devices: number };

/** One entry as the list shows it: without hashes, and of its facts without the devices named one by one. */
export type ActivityRow = {
  entry: number;
  at: string;
  actor: string;
  action: string;
  changeId: string | null;
  facts: Readonly<Record<string, unknown>>;
  change: ActivityChange | null;
};

/** What became of devices by an entry: another profile, a hold, a note, a value of an attribute. */
export type ActivityDeviceKind =
  | 'move'
  | 'credentials'
  | 'approve'
  | 'delete'
  | 'hold'
  | 'release'
  | 'note'
  | 'attribute';

/** One device of an entry; `before` and `after` are names of profiles, words or values, null where there is none. */
export type ActivityDevice = {
  deviceId: DeviceId;
  /** Its IMEI or serial number; its id when it is gone. */
  label: string;
  before: string | null;
  after: string | null;
  /** Where its part of the change stands now; null for what was done here at once and stands. */
  state: ChangeState | null;
  errorCode: string | null;
};

/** The devices of an entry; kind null: it is about none. */
export type ActivityDevices = { kind: ActivityDeviceKind | null; devices: ActivityDevice[]; total: number };
