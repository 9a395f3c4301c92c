import { type LabelFormat, labelFormats, pagesOfLabels } from '#shared/domain/label-format.ts';
import type { DeviceLabel, Paper, Sheet } from '#shared/domain/paper.ts';
import { pageSizeOf } from '#shared/domain/paper.ts';
import { LINES_PER_PART } from './ReportTable.tsx';

/** What is laid out in one go: a page, or so many lines of a report that the page stays responsive. */
export type PaperPart =
  | { kind: 'sheet'; sheet: Sheet }
  | { kind: 'labels'; format: LabelFormat; labels: (DeviceLabel | null)[] }
  | { kind: 'lines'; lines: number };

/** Some paper in parts, in order; a report has at least one, however few devices it has. */
export function partsOf(paper: Paper): PaperPart[] {
  if (paper.kind === 'sheets')
    return paper.sheets.flatMap((sheet) => Array<PaperPart>(paper.copies).fill({ kind: 'sheet', sheet }));
  if (paper.kind === 'labels') {
    const format: LabelFormat = labelFormats[paper.format];
    return pagesOfLabels(format, paper.start, paper.labels).map((labels) => ({ kind: 'labels', format, labels }));
  }
  const parts = Math.max(1, Math.ceil(paper.report.lines.length / LINES_PER_PART));
  return Array.from({ length: parts }, (_none, at) => ({ kind: 'lines', lines: (at + 1) * LINES_PER_PART }));
}

/** Margins of a report's pages: all but the numbers of the pages lies within. */
export const reportMargins = '14mm 12mm 16mm';

/** The rule that gives the printed pages their size, and those of a report their numbers. */
export function pageRule(paper: Paper): string {
  const { width, height } = pageSizeOf(paper);
  const size = `size: ${width}mm ${height}mm;`;
  if (paper.kind !== 'report') return `@page { ${size} margin: 0; }`;
  const number = `font: 8pt "Inter Variable", sans-serif; content: counter(page) " / " counter(pages);`;
  return `@page { ${size} margin: ${reportMargins}; @bottom-right { ${number} } }`;
}
