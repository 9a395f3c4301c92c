import { z } from 'zod';
import type { DeviceId, DeviceRow } from './device.ts';
import { type ProfileId, profileIdSchema } from './profile.ts';

/** The key of a batch in this workspace. */
export const batchIdSchema = z.string().min(1).max(64);

/** A held batch takes no scan and is not assigned; a closed one is only read. */
export const batchStates = ['open', 'held', 'closed'] as const;

/** How a batch stands. */
export type BatchState = (typeof batchStates)[number];

/** What comparing delivery note, upload and scans can find of one device or line (three-way match). */
export const batchFindings = [
  /** On the note, not scanned. */
  'missing',
  /** Scanned, not on the note. */
  'extra',
  /** On the note twice, or in another batch that is not closed. */
  'doubled',
  /** The identifiers of one line or one label belong to two devices. */
  'swapped',
  /** On the note or scanned, in an upload that is not approved yet. */
  'not-approved',
  /** Assigned to another profile than the batch's. */
  'wrong-profile',
  /** On the note or scanned, not in this tenant. */
  'unknown',
] as const;

/** A finding of the three-way match. */
export type BatchFinding = (typeof batchFindings)[number];

/** What a person gives a batch. */
export const batchFormSchema = z.object({
  name: z.string().trim().min(1).max(100),
  depot: z.string().trim().max(100),
  profileId: profileIdSchema.nullable(),
  /** Day, `2026-11-26`. */
  dueAt: z.iso.date().nullable(),
});

/** What a person gives a batch. */
export type BatchForm = z.output<typeof batchFormSchema>;

/** How many devices stand in each stage; each stage counts the devices of the one before that got further. */
export type BatchStages = { expected: number; scanned: number; approved: number; assigned: number; registered: number };

/** A batch in the list: a depot's unit of work (ui 5). Times are ISO text. */
export type BatchSummary = {
  batchId: string;
  name: string;
  depot: string;
  profileId: ProfileId | null;
  profileName: string | null;
  dueAt: string | null;
  state: BatchState;
  /** File name of the delivery note, null when there is none. */
  noteName: string | null;
  stages: BatchStages;
  findings: Record<BatchFinding, number>;
  createdAt: string;
  createdBy: string;
  closedAt: string | null;
};

/** A batch by its names alone, for finding and choosing one. */
export type BatchName = Pick<
  BatchSummary,
  'batchId' | 'name' | 'depot' | 'profileId' | 'profileName' | 'dueAt' | 'state' | 'noteName'
>;

/** Why a device of a batch stays where it is when the batch is assigned. */
export const assignHindrances = [
  'missing',
  'extra',
  'swapped',
  'doubled',
  'unknown',
  'not-approved',
  'on-hold',
  'leaving',
] as const;

/** Why a device of a batch stays where it is when the batch is assigned. */
export type AssignHindrance = (typeof assignHindrances)[number];

/** What assigning a batch would do: how many move to its profile, and why the others do not. */
export type AssignPlan = {
  profileName: string;
  move: number;
  /** Of those that move, the ones that another profile has now. */
  fromOther: number;
  alreadyThere: number;
  cannot: { why: AssignHindrance; devices: number }[];
};

/** One line of the match: of the note, of a scan, or both joined. */
export type BatchDevice = {
  /** Line of the note, null when it is scanned only. */
  line: number | null;
  imei: string | null;
  imei2: string | null;
  serial: string | null;
  model: string | null;
  orderId: string | null;
  carton: string | null;
  scannedAt: string | null;
  scannedBy: string | null;
  deviceId: DeviceId | null;
  /** As the devices list shows it; null when it is not in this tenant. */
  device: Pick<DeviceRow, 'state' | 'profileId' | 'profileName' | 'waiting'> | null;
  findings: BatchFinding[];
};
