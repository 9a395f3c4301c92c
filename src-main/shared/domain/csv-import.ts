import { z } from 'zod';
import type { ErrorCode } from '../errors.ts';
import type { DeviceSelection } from './device.ts';
import type { ProfileId } from './profile.ts';

/** How a text file can turn out to be written. */
export const csvEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;

/** What can stand between the cells of a file that is read. */
export const importDelimiters = [',', ';', '\t', '|'] as const;

/** What a column can mean. `identifier` is an IMEI, MEID or serial number, as Samsung's own files have it (knox-api 6.2). */
export const importFields = [
  'identifier',
  'imei',
  'imei2',
  'serial',
  'manufacturer',
  'model',
  'profile',
  'userName',
  'password',
  'tags',
  'order',
  'carton',
] as const;

/** A meaning of a column. */
export type ImportField = (typeof importFields)[number];

/** What a column of a file is taken for. */
export const importColumnSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('field'), field: z.enum(importFields) }),
  z.object({ kind: z.literal('attribute'), name: z.string().trim().min(1).max(60) }),
  z.object({ kind: z.literal('ignored') }),
]);

/** What a column of a file is taken for. */
export type ImportColumn = z.output<typeof importColumnSchema>;

/** Most columns a file may have; more are a damaged or hostile file. */
export const MOST_IMPORT_COLUMNS = 256;

/** How a file is read: guessed first, shown, and corrected by the person. `dialect` is a file of resources/csv-dialects. */
export const importShapeSchema = z.object({
  encoding: z.enum(csvEncodings),
  delimiter: z.enum(importDelimiters),
  header: z.boolean(),
  columns: z.array(importColumnSchema).min(1).max(MOST_IMPORT_COLUMNS),
  dialect: z.string().max(60).nullable(),
});

/** How a file is read. */
export type ImportShape = z.output<typeof importShapeSchema>;

/** What becomes of a row. */
export const importVerdicts = ['accepted', 'corrected', 'refused'] as const;

/** What becomes of a row. */
export type ImportVerdict = (typeof importVerdicts)[number];

/** Why a row is refused. */
export const importRefusals = [
  'identifier-missing',
  'scientific',
  'imei-signs',
  'imei-length',
  'imei-check',
  'serial-signs',
  /** `detail`: the line that has the same identifier. */
  'twice',
  /** IMEI 1 and IMEI 2 of the row are the same, or the IMEI is another row's IMEI 2. */
  'imei-crossed',
  /** The identifiers of the row belong to two devices of this tenant. */
  'two-devices',
  'profile-unknown',
  'too-long',
  'cell-without-column',
] as const;

/** Why a row is refused. */
export type ImportRefusal = (typeof importRefusals)[number];

/** What was altered in a cell, or looks odd in it and was kept. */
export const importRemarks = [
  'cleaned',
  'check-digit-added',
  'imeisv-converted',
  'serial-unusual',
  'columns-swapped',
] as const;

/** What was altered in a cell. */
export type ImportRemark = (typeof importRemarks)[number];

/** One thing said of a row; `column` as the file calls it (or its letter), null for the whole row; `detail`: what a cell is taken for, or the other line. */
export type ImportNote = {
  column: string | null;
  what: ImportRefusal | ImportRemark;
  cell: string;
  detail: string | null;
};

/** A row as the preview lists it. `known`: the device of this tenant it names. */
export type ImportRow = {
  line: number;
  verdict: ImportVerdict;
  cells: string[];
  notes: ImportNote[];
  known: boolean;
};

/** What was found in a file, before anything is done with it. */
export type ImportPreview = {
  stagedId: string;
  fileName: string;
  shape: ImportShape;
  /** The first line's cells when it is a header, else letters A, B, C…. */
  headers: string[];
  /** The first rows as they stand in the file. */
  sample: string[][];
  rows: number;
  accepted: number;
  /** Accepted with something altered; counted in `accepted` too. */
  corrected: number;
  refused: number;
  /** Accepted rows whose device is in this tenant, and those whose is not. */
  known: number;
  unknown: number;
  byReason: { what: ImportRefusal | ImportRemark; rows: number }[];
  /** Profiles named in the file; `profileId` null when there is none of that name here. */
  profiles: { name: string; profileId: ProfileId | null; rows: number }[];
  users: number;
  passwords: number;
  attributes: string[];
};

/** What is done with the rows of a file. */
export const importTargetSchema = z.discriminatedUnion('kind', [
  /** The devices are selected in the list; nothing is written. */
  z.object({ kind: z.literal('selection') }),
  /** They are the delivery note of a batch, in place of the one it had. */
  z.object({ kind: z.literal('batch'), batchId: z.string().min(1).max(64) }),
  z.object({ kind: z.literal('newBatch'), name: z.string().trim().min(1).max(100) }),
  /** Each device moves to the profile its row names. */
  z.object({ kind: z.literal('profiles') }),
  /** Users and passwords for the next assignment of each device. */
  z.object({ kind: z.literal('credentials'), overwrite: z.boolean() }),
  z.object({ kind: z.literal('attributes'), overwrite: z.boolean() }),
]);

/** What is done with the rows of a file. */
export type ImportTarget = z.output<typeof importTargetSchema>;

/** Whether one refused row stops the whole file. */
export const importModes = ['all-or-nothing', 'good-rows'] as const;

/** Of the devices that go to one profile: those that would move, and the others by why not. */
export type ProfilePlan = {
  profileId: ProfileId;
  profileName: string;
  move: number;
  alreadyThere: number;
  cannot: { code: ErrorCode; devices: number }[];
};

/** What a target would do with the good rows. */
export type ImportPlan = {
  /** Devices, or lines of a delivery note, that something would be done with. */
  devices: number;
  /** Good rows that would not apply: of no device here, with nothing to set, already so. */
  skipped: number;
  /** Of `skipped` those that name no device of this tenant. */
  unknown: number;
  /** Values, users or lines of a note that would be replaced. */
  overwritten: number;
  /** Of the target `profiles`, empty for the others. */
  byProfile: ProfilePlan[];
};

/** What an import did. `skipped`: good rows that did not apply, such as devices of no tenant or already there. */
export type ImportResult = {
  target: ImportTarget;
  devices: number;
  skipped: number;
  selection: DeviceSelection | null;
  batchId: string | null;
  changeIds: string[];
  /** For undoing what took effect here at once (attributes), null otherwise. */
  editIds: number[];
};
