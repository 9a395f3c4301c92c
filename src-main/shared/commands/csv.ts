import { z } from 'zod';
import { attributeNameSchema } from '../domain/custom-attribute.ts';
import { deviceColumns, deviceSelectionSchema, deviceViewSchema } from '../domain/device.ts';
import { profileIdSchema } from '../domain/profile.ts';
import { command } from './command.ts';

/** CSV files. */
export const csvCommands = {
  /** Starts writing a CSV and answers at once with the job to watch. */
  'csv.exportDevices': command<{ jobId: string }>()(
    z.object({
      scope: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('selection'), selection: deviceSelectionSchema }),
        z.object({ kind: z.literal('profile'), profileId: profileIdSchema }),
        z.object({ kind: z.literal('all') }),
        /** Devices of an upload that are not yet approved (behaviour 35). */
        z.object({ kind: z.literal('unapproved'), uploadId: z.string().min(1).max(64) }),
      ]),
      columns: z.array(z.enum(deviceColumns)).min(1).max(deviceColumns.length),
      /** Custom attributes, as further columns headed by their names. */
      attributes: z.array(attributeNameSchema).max(100).default([]),
      /** `guarded` neutralises spreadsheet formulas, `raw` writes the cells as they are, for machines. */
      form: z.enum(['guarded', 'raw']),
      /** Header words in the person's language, in the order of `columns`. */
      headers: z.array(z.string().max(100)).max(deviceColumns.length),
      /** Stands in the person's language in place of the profile of a device that is to be deleted. */
      leaving: z.string().max(100).default('to be deleted'),
      /** Order of the lines: the list's, as the person sees it; when absent, the order in which the server lists them. */
      sort: deviceViewSchema.shape.sort.optional(),
      /** A ticket of shell.chooseSaveFile. */
      file: z.string().max(64),
    }),
  ),
} as const;
