import { z } from 'zod';
import {
  type ImportPlan,
  type ImportPreview,
  type ImportResult,
  type ImportRow,
  importModes,
  importRefusals,
  importShapeSchema,
  importTargetSchema,
  importVerdicts,
} from '../domain/csv-import.ts';
import { command, id, windowRange } from './command.ts';

const file = z.string().max(64);
const staged = z.object({ stagedId: id });

/** Any CSV file: read and judged first, then done something with. One file is held at a time. */
export const csvImportCommands = {
  /** Starts reading and judging a file (a ticket of shell.chooseOpenFile); the job's id is the file's `stagedId` from then on. */
  'csv.openImport': command<{ jobId: string }>()(z.object({ file })),
  /** What was found. Throws `not_found` when another file took its place. */
  'csv.getImport': command<ImportPreview>()(staged),
  /** Reads the same file again as the person says; the job's id is its `stagedId` from then on. Until then the old one holds. */
  'csv.reshapeImport': command<{ jobId: string }>()(staged.extend({ shape: importShapeSchema })),
  /** A window of the rows, in the file's order, all of them or those of one verdict. Passwords are dots. */
  'csv.listImportRows': command<{ rows: ImportRow[]; total: number }>()(
    staged.extend({ verdict: z.enum(importVerdicts).optional(), ...windowRange }),
  ),
  /** Writes the refused rows as they stand in the file, each with why, in the person's words: `%column%`, `%cell%`, `%detail%`. */
  'csv.saveRefusedRows': command<{ rows: number }>()(
    staged.extend({
      file,
      /** Whether cells of a column of passwords are written too, in the clear; empty otherwise. */
      passwords: z.boolean().default(false),
      words: z.object({
        header: z.string().min(1).max(60),
        reasons: z.record(z.enum(importRefusals), z.string().max(300)),
      }),
    }),
  ),
  /** What a target would do with the good rows; nothing is done. */
  'csv.planImport': command<ImportPlan>()(staged.extend({ target: importTargetSchema })),
  /** Starts doing it. Cancelled, or on any error, nothing is done. `all-or-nothing` throws `csv_rows_refused` when a row is refused. */
  'csv.commitImport': command<{ jobId: string }>()(
    staged.extend({ target: importTargetSchema, mode: z.enum(importModes) }),
  ),
  /** What the import of a file did, once its job has ended well. Throws `not_found`. */
  'csv.getImportResult': command<ImportResult>()(staged),
  /** Forgets the file; nothing happens when another took its place. */
  'csv.discardImport': command<null>()(staged),
} as const;
