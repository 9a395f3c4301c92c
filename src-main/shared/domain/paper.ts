import { z } from 'zod';
import { batchFindings, batchStates } from './batch.ts';
import { type LabelFormatId, labelFormatIds, labelFormats } from './label-format.ts';

/** Most labels that are printed at once. */
export const MOST_LABELS = 10_000;
/** Most copies of a sheet that are printed at once. */
export const MOST_COPIES = 50;
/** Most devices a printed report lists one by one. */
export const MOST_REPORT_LINES = 10_000;

/** Sizes of sheets of paper, in millimetres. */
export const paperSizes = { a4: { width: 210, height: 297 }, letter: { width: 215.9, height: 279.4 } } as const;

/** The name of a size of paper. */
export type PaperSize = keyof typeof paperSizes;

/** Names of sizes of paper, in the order they are offered. */
export const paperSizeSchema = z.enum(['a4', 'letter']);

const words = z.string().max(500);
const identifier = z.string().max(64).nullable();
const time = z.string().max(40);

/** A QR sheet: what a person at a carton of reset devices needs. `payload` is a secret. Times are ISO text. */
export const sheetSchema = z.object({
  profileName: words,
  payload: z.string().max(20_000),
  /** The host devices register with. */
  server: words.nullable(),
  userName: words.nullable(),
  /** End of the token; `none`: devices register without one; null: nobody knows. */
  tokenEnds: z.union([time, z.literal('never'), z.literal('none')]).nullable(),
  mark: z.string().max(20).nullable(),
  wifi: z.enum(['none', 'open', 'left-out', 'included']),
});

/** A QR sheet. */
export type Sheet = z.output<typeof sheetSchema>;

/** What stands on the label of one device. */
export const deviceLabelSchema = z.object({
  model: words,
  imei: identifier,
  imei2: identifier,
  serial: identifier,
  profileName: words.nullable(),
  /** Batch or order. */
  origin: words.nullable(),
});

/** What stands on the label of one device. */
export type DeviceLabel = z.output<typeof deviceLabelSchema>;

const count = z.number().int().min(0);

/** What stands in a printed report of a batch. Times are ISO text. */
export const batchReportSchema = z.object({
  batch: z.object({
    name: words,
    depot: words,
    profileName: words.nullable(),
    dueAt: time.nullable(),
    state: z.enum(batchStates),
    noteName: words.nullable(),
    createdAt: time,
    createdBy: words,
    closedAt: time.nullable(),
  }),
  stages: z.object({ expected: count, scanned: count, approved: count, assigned: count, registered: count }),
  findings: z.record(z.enum(batchFindings), count),
  /** How many devices the batch has; those beyond `lines` are not listed one by one. */
  total: count,
  lines: z
    .array(
      z.object({
        imei: identifier,
        imei2: identifier,
        serial: identifier,
        model: words.nullable(),
        carton: words.nullable(),
        scannedAt: time.nullable(),
        profileName: words.nullable(),
        findings: z.array(z.enum(batchFindings)).max(batchFindings.length),
      }),
    )
    .max(MOST_REPORT_LINES),
});

/** What stands in a printed report of a batch. */
export type BatchReportPaper = z.output<typeof batchReportSchema>;

const common = {
  /** BCP 47 tag of the person's language. */
  locale: z.string().min(2).max(35),
  workspaceName: words,
  printedAt: time,
};

/** Everything that is laid out on paper at once. It may hold secrets: it is kept in memory only. */
export const paperSchema = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('sheets'),
    size: paperSizeSchema,
    copies: z.number().int().min(1).max(MOST_COPIES),
    sheets: z.array(sheetSchema).min(1).max(200),
  }),
  z.object({
    ...common,
    kind: z.literal('labels'),
    format: z.enum(labelFormatIds as [LabelFormatId, ...LabelFormatId[]]),
    code: z.enum(['barcode', 'qr']),
    /** Place on the first page that is printed first, from 0. */
    start: z.number().int().min(0).max(100),
    labels: z.array(deviceLabelSchema).min(1).max(MOST_LABELS),
  }),
  z.object({ ...common, kind: z.literal('report'), size: paperSizeSchema, report: batchReportSchema }),
]);

/** Everything that is laid out on paper at once. */
export type Paper = z.output<typeof paperSchema>;

/** The size of the pages of some paper, in millimetres. */
export function pageSizeOf(paper: Paper): { width: number; height: number } {
  return paper.kind === 'labels' ? labelFormats[paper.format].page : paperSizes[paper.size];
}
