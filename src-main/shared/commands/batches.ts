import { z } from 'zod';
import {
  type AssignPlan,
  type BatchDevice,
  type BatchName,
  type BatchSummary,
  batchFindings,
  batchFormSchema,
  batchIdSchema,
  batchStates,
} from '../domain/batch.ts';
import { command, nothing, windowRange } from './command.ts';

const batch = z.object({ batchId: batchIdSchema });
const word = z.string().max(200);

/** Columns of a batch's report, in its order. */
export const batchReportColumns = [
  'line',
  'imei',
  'imei2',
  'serial',
  'model',
  'order',
  'carton',
  'scannedAt',
  'scannedBy',
  'verdict',
  'profile',
  'state',
] as const;

/** A column of a batch's report. */
export type BatchReportColumn = (typeof batchReportColumns)[number];

/** Batches: a depot's unit of work, its delivery note against uploads and scans (ui 5). */
export const batchesCommands = {
  /** Open and held ones first, by the day they are due; closed ones after them, the one closed last first. */
  'batches.list': command<{ batches: BatchSummary[] }>()(nothing),
  /** The same batches by name alone: nothing is counted. */
  'batches.listNames': command<{ batches: BatchName[] }>()(nothing),
  'batches.get': command<BatchSummary>()(batch),
  'batches.create': command<{ batchId: string }>()(z.object({ form: batchFormSchema })),
  /** Throws `batch_closed`, and `nothing_to_do` when it says what the batch says. */
  'batches.update': command<{ batchId: string }>()(batch.extend({ form: batchFormSchema })),
  /**
   * Holds, opens again or closes. With `devices` holding puts the batch's devices on hold too, which takes back what waits
   * for them; opening again lets go those it had put there. Throws `nothing_to_do` when the batch stands so already.
   */
  'batches.setState': command<{ devices: number; takenBack: number }>()(
    batch.extend({ state: z.enum(batchStates), devices: z.boolean().default(false) }),
  ),
  /** Throws `batch_not_empty` while a batch that is not closed has a delivery note or scans. */
  'batches.delete': command<{ batchId: string }>()(batch),
  /** Lines of the note in its order, then what was scanned besides; `text` is part of an identifier, a model, an order or a carton. */
  'batches.listDevices': command<{ devices: BatchDevice[]; total: number }>()(
    batch.extend({
      finding: z.enum(batchFindings).optional(),
      text: z.string().max(200).optional(),
      ...windowRange,
    }),
  ),
  /** With `extra` devices that are not on the note move as well. Throws as `batches.assign`, but not `nothing_to_do`. */
  'batches.planAssign': command<AssignPlan>()(batch.extend({ extra: z.boolean().default(false) })),
  /**
   * Queues one move of what was scanned, is approved and contradicts nothing. Throws `batch_held`, `batch_closed`,
   * `batch_without_profile`, `nothing_to_do`, and what a move to that profile throws.
   */
  'batches.assign': command<{ changeId: string; plan: AssignPlan }>()(
    batch.extend({ extra: z.boolean().default(false) }),
  ),
  /** Starts writing the report as a CSV file no spreadsheet takes for formulas, and answers at once with the job to watch. */
  'batches.exportReport': command<{ jobId: string }>()(
    batch.extend({
      /** A ticket of shell.chooseSaveFile. */
      file: z.string().max(64),
      /** Header words in the person's language, in the order of `batchReportColumns`. */
      headers: z.array(word).length(batchReportColumns.length),
      /** What stands in the person's language for findings (`finding.missing`), no finding (`finding.none`) and states (`state.assigned`). */
      words: z.record(z.string().max(60), word),
    }),
  ),
} as const;
