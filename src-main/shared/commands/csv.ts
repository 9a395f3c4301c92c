import { z } from 'zod';
import { batchIdSchema } from '../domain/batch.ts';
import { attributeNameSchema } from '../domain/custom-attribute.ts';
import { deviceColumns, deviceSelectionSchema, deviceViewSchema } from '../domain/device.ts';
import { type PortalPlan, portalFileSchema } from '../domain/portal-file.ts';
import { profileIdSchema } from '../domain/profile.ts';
import { command } from './command.ts';

/** Which devices an export holds; a search is a selection by its filter. */
const scopeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('selection'), selection: deviceSelectionSchema }),
  z.object({ kind: z.literal('profile'), profileId: profileIdSchema }),
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('upload'), uploadId: z.string().min(1).max(64) }),
  /** Devices of an upload that are not yet approved (behaviour 35). */
  z.object({ kind: z.literal('unapproved'), uploadId: z.string().min(1).max(64) }),
  /** Devices of this tenant on a batch's delivery note or scanned into it. */
  z.object({ kind: z.literal('batch'), batchId: batchIdSchema }),
]);

/** CSV files. */
export const csvCommands = {
  /** Starts writing a CSV and answers at once with the job to watch. */
  'csv.exportDevices': command<{ jobId: string }>()(
    z.object({
      scope: scopeSchema,
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
  /** What a file for Samsung's portal or Ivanti would hold, and what keeps it from being written. */
  'csv.planPortalFile': command<PortalPlan>()(z.object({ scope: scopeSchema, content: portalFileSchema })),
  /**
   * Starts writing such a file, in parts when it is too long for one, and answers at once with the job to watch; its end tells
   * how many parts there are. Ends with `csv_formula_cells` when a cell may not stand in it, `csv_part_exists` when a part
   * would write over a file: nothing is written then.
   */
  'csv.exportPortalFile': command<{ jobId: string }>()(
    z.object({
      scope: scopeSchema,
      content: portalFileSchema,
      sort: deviceViewSchema.shape.sort.optional(),
      /** A ticket of shell.chooseSaveFile. */
      file: z.string().max(64),
    }),
  ),
} as const;
