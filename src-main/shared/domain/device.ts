import { z } from 'zod';
import type { DeviceNote } from './device-edit.ts';
import { type ProfileId, profileIdSchema } from './profile.ts';
import type { ChangeState } from './queued-change.ts';
import type { DeviceHold } from './reseller-upload.ts';

/** The key Samsung gives a device (`id` of devices/list). */
export type DeviceId = string & { readonly __brand: 'DeviceId' };

/** Command input schema of a device id (at most 64 characters, knox-api 2.5). */
export const deviceIdSchema = z
  .string()
  .min(1)
  .max(64)
  .transform((text) => text as DeviceId);

/** Samsung's states, normalised (knox-api 2.6); `unknown` keeps its raw words beside it. */
export const deviceStates = [
  'pending',
  'unassigned',
  'assigning',
  'assigned',
  'assignFailed',
  'cancelled',
  'provisionFailed',
  'provisioned',
  'provisionedRestricted',
  'licenseExpired',
  'unknown',
] as const;

/** One of Samsung's device states, normalised. */
export type DeviceState = (typeof deviceStates)[number];

/** What a device row shows of the newest live change that names it. */
export type WaitingMark = { changeId: string; state: ChangeState; fromProfileName: string | null };

/** One row of the devices grid: server truth overlaid with the waiting changes. Times are ISO text. */
export type DeviceRow = {
  deviceId: DeviceId;
  imei: string | null;
  imei2: string | null;
  serial: string | null;
  model: string;
  state: DeviceState;
  rawState: string;
  profileId: ProfileId | null;
  profileName: string | null;
  userName: string;
  tags: string;
  uploadId: string | null;
  orderId: string | null;
  resellerName: string | null;
  updatedAt: string | null;
  waiting: WaitingMark | null;
  /** Why it is left out on purpose: not approved with the others, and not moved; null when it is not on hold. */
  holdReason: string | null;
  /** The words noted about it here, null when there are none. */
  note: string | null;
};

/** Columns of the grid that can be sorted, chosen and exported. */
export const deviceColumns = [
  'imei',
  'imei2',
  'serial',
  'model',
  'state',
  'profile',
  'user',
  'tags',
  'upload',
  'order',
  'reseller',
  'note',
  'updatedAt',
] as const;

/** A column of the devices grid. */
export type DeviceColumn = (typeof deviceColumns)[number];

/** Which devices a list shows; every part given must hold. `text` is free search: identifier prefix or last digits, user, model, tag, note. */
export const deviceFilterSchema = z.object({
  text: z.string().max(200).optional(),
  profileId: profileIdSchema.optional(),
  states: z.array(z.enum(deviceStates)).max(deviceStates.length).optional(),
  model: z.string().max(200).optional(),
  userName: z.string().max(200).optional(),
  resellerName: z.string().max(200).optional(),
  uploadId: z.string().max(64).optional(),
  /** Only devices named by a change that is not finished. */
  waiting: z.boolean().optional(),
  /** Only devices on hold. */
  onHold: z.boolean().optional(),
  /** Only devices that were seen to be changed in Samsung's portal at this time (ISO text) or later. */
  portalSince: z.iso.datetime().optional(),
});

/** Which devices a list shows. */
export type DeviceFilter = z.infer<typeof deviceFilterSchema>;

/** A filter and an order: everything that decides which device stands in which row. */
export const deviceViewSchema = z.object({
  filter: deviceFilterSchema,
  sort: z.object({ column: z.enum(deviceColumns), direction: z.enum(['asc', 'desc']) }),
});

/** A filter and an order of the devices grid. */
export type DeviceView = z.infer<typeof deviceViewSchema>;

/** How many device ids may be named one by one; larger selections are given as a filter (`matching`). */
export const MAX_NAMED_DEVICES = 50_000;

/** What the person has selected: named devices, all that match a filter less the ones taken out, or those of a file. */
export const deviceSelectionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('named'), deviceIds: z.array(deviceIdSchema).min(1).max(MAX_NAMED_DEVICES) }),
  z.object({
    kind: z.literal('matching'),
    filter: deviceFilterSchema,
    except: z.array(deviceIdSchema).max(MAX_NAMED_DEVICES),
  }),
  /** The devices named by the good rows of a CSV file, as long as the desk holds it. */
  z.object({ kind: z.literal('imported'), stagedId: z.string().min(1).max(64) }),
]);

/** What the person has selected. */
export type DeviceSelection = z.infer<typeof deviceSelectionSchema>;

/** At most 200 consecutive rows of a view; `total` counts every device that matches. */
export type DeviceWindow = { total: number; first: number; rows: DeviceRow[] };

/** Everything known of one device. */
export type DeviceDetails = DeviceRow & {
  createdAt: string | null;
  firstSeenAt: string;
  registration: 'registered' | 'pending' | null;
  hold: DeviceHold | null;
  noted: DeviceNote | null;
};
