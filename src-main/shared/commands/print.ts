import { z } from 'zod';
import { deviceSelectionSchema, deviceViewSchema } from '../domain/device.ts';
import { type DeviceLabel, MOST_COPIES, MOST_LABELS } from '../domain/paper.ts';
import { profileIdSchema } from '../domain/profile.ts';
import { command } from './command.ts';

const count = z.number().int().min(1).max(1_000_000);
const form = z.enum(['printer', 'pdf']);

/** What stands on paper; the shell prints it. */
export const printCommands = {
  /** The labels of at most `most` of the selected devices, in the list's order; `total` counts all of them. */
  'print.getLabels': command<{ total: number; labels: DeviceLabel[] }>()(
    z.object({
      selection: deviceSelectionSchema,
      sort: deviceViewSchema.shape.sort.nullable(),
      most: z.number().int().min(1).max(MOST_LABELS),
    }),
  ),
  /** Notes in the activity log what was printed, and of a profile that sheets with its token were. */
  'print.notePrinted': command<null>()(
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('sheets'),
        form,
        profileIds: z.array(profileIdSchema).min(1).max(200),
        copies: z.number().int().min(1).max(MOST_COPIES),
        withWifi: z.boolean(),
      }),
      /** `name`: the profile or batch they are of, null for devices that were picked out. */
      z.object({ kind: z.literal('labels'), form, devices: count, name: z.string().max(500).nullable() }),
      z.object({ kind: z.literal('report'), form, name: z.string().min(1).max(500) }),
    ]),
  ),
} as const;
