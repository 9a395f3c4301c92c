import { z } from 'zod';
import { batchIdSchema, batchStates } from './batch.ts';
import { changeIntentSchema, selfMaintainedRowSchema } from './change-intent.ts';
import { attributeNameSchema, attributeTypes } from './custom-attribute.ts';
import { deviceIdSchema } from './device.ts';
import { LONGEST_NOTE } from './device-edit.ts';
import { profileIdSchema } from './profile.ts';
import { type ChangeIntent, changeStates } from './queued-change.ts';
import { scanVerdicts } from './scan-verdict.ts';

/** What may go into a hand-over file: changes that wait, changes that need a decision, holds, notes, custom attributes, batches. */
export const handoverPartsSchema = z.object({
  waiting: z.boolean(),
  held: z.boolean(),
  holds: z.boolean(),
  notes: z.boolean(),
  attributes: z.boolean(),
  batches: z.boolean(),
});

/** What goes into a hand-over file. */
export type HandoverParts = z.output<typeof handoverPartsSchema>;

/** What there is to hand over. */
export type HandoverOffer = {
  waiting: { changes: number; devices: number };
  held: { changes: number; devices: number };
  holds: number;
  notes: number;
  attributes: { names: number; values: number };
  batches: number;
};

const id = z.string().min(1).max(64);
const time = z.string().max(40);
const text = z.string().max(1000);
const cell = text.nullable();
const code = z.string().max(100).nullable();
const profileId = profileIdSchema.nullable();

const base = z.object({
  content: z
    .object({
      profileId: profileIdSchema,
      type: z.enum(['default', 'samsung-kme', 'self-maintained']),
      name: z.string(),
      description: z.string(),
      customJson: z.string(),
      tokenDigest: z.string().nullable(),
      systemApps: z.boolean(),
    })
    .nullable(),
  token: z.object({ issuedAt: z.string().nullable(), expiresAt: z.string().nullable() }).nullable(),
  userId: z.string().nullable(),
  device: selfMaintainedRowSchema.nullable().optional(),
});

function isBase(json: string): boolean {
  try {
    return base.safeParse(JSON.parse(json)).success;
  } catch {
    return false;
  }
}

/**
 * The records of a hand-over file by section, each one line `[section, record]`. A reader passes over sections it does not
 * know, so that later versions add their own. Long lists come in pieces; targets are pieces of the ledger's own text.
 */
export const handoverSections = {
  workspace: z.object({
    handoverId: id,
    customerId: text,
    region: text,
    name: text,
    hasIvanti: z.boolean(),
    machine: text,
    person: text,
    at: z.iso.datetime(),
    appVersion: text,
  }),
  change: z.object({
    changeId: id,
    intent: changeIntentSchema,
    /** JSON: how a profile stood when the change was made. */
    basedOn: z.string().refine(isBase).nullable(),
    profileName: text,
    devices: z.number().int().min(0),
    attempts: z.number().int().min(0),
    errorCode: code,
    errorId: code,
    reverses: id.nullable(),
    createdAt: z.iso.datetime(),
    appVersion: text,
  }),
  targets: z.object({ changeId: id, piece: z.string() }),
  outcomes: z.object({
    changeId: id,
    rows: z.array(z.tuple([z.string().max(150), z.enum(changeStates), code, code, profileId, time])),
  }),
  importRows: z.object({
    importId: id,
    rows: z.array(
      z.tuple([z.number().int(), text.nullable(), text.nullable(), text.nullable(), text.nullable(), z.string()]),
    ),
  }),
  facts: z.object({
    profileId: profileIdSchema,
    singleDevice: z.boolean(),
    withoutToken: z.boolean(),
    handIssuedAt: time.nullable(),
    handExpiresAt: time.nullable(),
    handUser: text.nullable(),
  }),
  token: z.object({ profileId: profileIdSchema, value: z.string().min(1).max(500) }),
  /** Device, reason, when, by whom. */
  holds: z.array(z.tuple([deviceIdSchema, text, time, text])),
  /** Device, words, when, by whom. */
  notes: z.array(z.tuple([deviceIdSchema, z.string().max(LONGEST_NOTE), time, text])),
  attribute: z.object({ name: attributeNameSchema, type: z.enum(attributeTypes), createdAt: time }),
  /** Device, attribute, value. */
  values: z.array(z.tuple([deviceIdSchema, attributeNameSchema, z.string().min(1).max(255)])),
  batch: z.object({
    batchId: batchIdSchema,
    name: z.string().min(1).max(100),
    depot: z.string().max(100),
    profileId,
    dueAt: z.iso.date().nullable(),
    state: z.enum(batchStates),
    noteName: text.nullable(),
    createdAt: z.iso.datetime(),
    createdBy: text,
    closedAt: z.iso.datetime().nullable(),
  }),
  /** Of its delivery note: line, IMEI, second IMEI, serial number, model, order, carton. */
  batchLines: z.object({
    batchId: batchIdSchema,
    rows: z.array(z.tuple([z.int(), cell, cell, cell, cell, cell, cell])),
  }),
  /** Of its scans: when, by whom, as typed, IMEI, second IMEI, serial number, device, verdict, whether it was undone. */
  batchScans: z.object({
    batchId: batchIdSchema,
    rows: z.array(
      z.tuple([time, text, text, cell, cell, cell, cell, z.enum(scanVerdicts), z.union([z.literal(0), z.literal(1)])]),
    ),
  }),
  /** The last line, with the number of lines before it. */
  end: z.object({ lines: z.number().int() }),
} as const;

/** A section of the file. */
export type HandoverSection = keyof typeof handoverSections;

/** A record of a section. */
export type HandoverRecord<Section extends HandoverSection> = z.output<(typeof handoverSections)[Section]>;

/** Where a file comes from. */
export type HandoverOrigin = HandoverRecord<'workspace'>;

/**
 * How a change of a file stands to this laptop's queue: not here, left to another laptop and coming back, waiting here
 * already, or over here: done, undone or let go.
 */
export type HandoverStanding = 'new' | 'comes-back' | 'here' | 'over-here';

/** Whether the profile a change is about is known here, made by a change of the same file, unknown, or never to be made. */
export type HandoverProfile = 'known' | 'made-by-file' | 'unknown' | 'missing';

/** A change of a file, held against what this laptop knows. */
export type HandoverChange = {
  changeId: string;
  intent: ChangeIntent;
  profileName: string;
  /** How many it names: devices, or one profile. */
  devices: number;
  createdAt: string;
  /** How many of them are not over, and how many of those wait for a decision. */
  unsent: number;
  held: number;
  standing: HandoverStanding;
  profile: HandoverProfile;
  /** The change of the file that makes its profile and has to come along. */
  needs: string | null;
  /** Of those not over: unknown here, where they are to be already, elsewhere than they were, wanted otherwise by a change here. */
  unknown: number;
  alreadyThere: number;
  movedSince: number;
  contested: number;
};

/** What an opened file holds, against what this laptop has. */
export type HandoverPreview = {
  handoverId: string;
  fileName: string;
  from: Pick<HandoverOrigin, 'machine' | 'person' | 'at' | 'appVersion' | 'name' | 'region'>;
  /** What about the two workspaces differs though they are of one tenant. */
  differs: ('region' | 'name' | 'ivanti')[];
  /** Records of sections this version does not know, which stay behind. */
  leftBehind: number;
  /** In the order they were made. */
  changes: HandoverChange[];
  holds: Compared;
  notes: Compared;
  /** `names`: attributes that are not here; `unfit`: values that do not fit the type an attribute has here. */
  attributes: Compared & { names: number; unfit: number };
  /** `scans`: new ones of batches that are here. */
  batches: Compared & { scans: number };
};

/** How many are not here, are here with something else in them, are the same. */
export type Compared = { fresh: number; differing: number; same: number };

/** What was taken over. */
export type TakenOver = {
  changes: number;
  skipped: number;
  holds: number;
  notes: number;
  values: number;
  batches: number;
};
