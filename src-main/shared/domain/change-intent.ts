import { z } from 'zod';
import { profileIdSchema, profileSettingsSchema } from './profile.ts';
import type { ChangeIntent } from './queued-change.ts';
import { LONGEST_CELL, type SelfMaintainedRow } from './self-maintained.ts';

const id = z.string().min(1).max(64);
const profile = { profileId: profileIdSchema };
const userId = id.nullable();
const end = z.union([z.iso.datetime(), z.literal('never')]);
const devices = z.number().int().min(0);
const cell = z.string().max(LONGEST_CELL).nullable();

/** A row of a Self-Maintained profile that comes from outside. */
export const selfMaintainedRowSchema: z.ZodType<SelfMaintainedRow> = z.object({
  imei: cell,
  serial: cell,
  manufacturer: cell,
  userName: cell,
  attributes: z.record(z.string(), z.string()),
});

/** One for each kind: a kind without a schema does not compile. */
const kinds: { [Kind in ChangeIntent['kind']]: z.ZodType<Extract<ChangeIntent, { kind: Kind }>> } = {
  move: z.object({ kind: z.literal('move'), ...profile }),
  credentials: z.object({ kind: z.literal('credentials'), ...profile, editId: z.number().int().min(1) }),
  approve: z.object({ kind: z.literal('approve') }),
  delete: z.object({ kind: z.literal('delete') }),
  'create-profile': z.object({
    kind: z.literal('create-profile'),
    ...profile,
    settings: profileSettingsSchema,
    days: z.number().int().nullable(),
    userId,
  }),
  'update-profile': z.object({ kind: z.literal('update-profile'), ...profile, settings: profileSettingsSchema }),
  'delete-profile': z.object({ kind: z.literal('delete-profile'), ...profile }),
  'refresh-token': z.object({ kind: z.literal('refresh-token'), ...profile, expiresAt: end.nullable() }),
  'extend-token': z.object({ kind: z.literal('extend-token'), ...profile, expiresAt: end }),
  'set-user': z.object({ kind: z.literal('set-user'), ...profile, userId }),
  'upload-self-maintained': z.object({
    kind: z.literal('upload-self-maintained'),
    ...profile,
    importId: id,
    name: z.string().max(100),
    description: z.string().max(500),
    withoutToken: z.boolean(),
    userId,
    devices,
  }),
  'add-self-maintained': z.object({ kind: z.literal('add-self-maintained'), ...profile, importId: id, devices }),
  'remove-self-maintained': z.object({
    kind: z.literal('remove-self-maintained'),
    ...profile,
    removalId: id,
    deviceIds: z.array(id),
  }),
  'edit-self-maintained': z.object({
    kind: z.literal('edit-self-maintained'),
    ...profile,
    deviceId: id,
    row: selfMaintainedRowSchema,
  }),
};

/** An intent that comes from outside, in a file of another laptop: every kind there is, and nothing else. */
export const changeIntentSchema: z.ZodType<ChangeIntent> = z.union(
  Object.values(kinds) as unknown as readonly [z.ZodType<ChangeIntent>, ...z.ZodType<ChangeIntent>[]],
);
