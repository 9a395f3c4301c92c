import { z } from 'zod';
import { type LabelFormatId, labelFormatIds, labelFormats, labelsPerPage } from '#shared/domain/label-format.ts';
import { type PaperSize, paperSizeSchema } from '#shared/domain/paper.ts';
import { useRemembered } from '../../data.ts';

const labelChoiceSchema = z.object({
  format: z.enum(labelFormatIds as [LabelFormatId, ...LabelFormatId[]]),
  code: z.enum(['barcode', 'qr']),
  /** The first label that is free, from 0. */
  start: z.number().int().min(0).max(100),
});

/** Which labels are printed, and from which on. */
export type LabelChoice = z.output<typeof labelChoiceSchema>;

const usual: LabelChoice = { format: 'avery-l7160', code: 'barcode', start: 0 };

/** What was chosen for labels last time; a part-used sheet goes on where it ended. */
export function useLabelChoice(): [LabelChoice, (choice: LabelChoice) => void] {
  return useRemembered('print.labels', labelChoiceSchema, usual);
}

/** The paper chosen last time. */
export function usePaperSize(): [PaperSize, (size: PaperSize) => void] {
  return useRemembered('print.size', paperSizeSchema, 'a4');
}

/** The first free label once so many more were printed. */
export function startAfter({ format, start }: Pick<LabelChoice, 'format' | 'start'>, printed: number): number {
  return (start + printed) % labelsPerPage(labelFormats[format]);
}
