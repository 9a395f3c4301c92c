import { batchFindings } from '#shared/domain/batch.ts';
import { type LabelFormat, labelFormats, pagesOfLabels } from '#shared/domain/label-format.ts';
import type { DeviceLabel, Paper, PaperSize, Sheet } from '#shared/domain/paper.ts';
import { pageSizeOf } from '#shared/domain/paper.ts';

/** A page of a report: which of its lines it has, and which page of how many it is, from 0. */
export type ReportPart = { kind: 'report'; first: number; count: number; page: number; pages: number };

/** One page of some paper. */
export type PaperPart =
  | { kind: 'sheet'; sheet: Sheet }
  | { kind: 'labels'; format: LabelFormat; labels: (DeviceLabel | null)[] }
  | ReportPart;

/** The pages of some paper, in order; a report has one at least, however few devices it has. */
export function partsOf(paper: Paper): PaperPart[] {
  if (paper.kind === 'sheets')
    return paper.sheets.flatMap((sheet) => Array<PaperPart>(paper.copies).fill({ kind: 'sheet', sheet }));
  if (paper.kind === 'report') return reportParts(paper);
  const format: LabelFormat = labelFormats[paper.format];
  return pagesOfLabels(format, paper.start, paper.labels).map((labels) => ({ kind: 'labels', format, labels }));
}

/** Lines of 8 mm that a page holds below the head and above the signature, whichever it has. */
const room: Record<PaperSize, { first: number; others: number }> = {
  a4: { first: 11, others: 28 },
  letter: { first: 9, others: 26 },
};

/** The head is lower by half a line for each kind of finding there is none of. */
function roomOf({ size, report }: Extract<Paper, { kind: 'report' }>): { first: number; others: number } {
  const found = Object.values(report.findings).filter((count) => count > 0).length;
  const { first, others } = room[size];
  return { first: first + Math.floor((batchFindings.length - Math.max(1, found)) / 2), others };
}

function reportParts(paper: Extract<Paper, { kind: 'report' }>): ReportPart[] {
  const { first, others } = roomOf(paper);
  const lines = paper.report.lines.length;
  const pages = 1 + Math.max(0, Math.ceil((lines - first) / others));
  return Array.from({ length: pages }, (_none, page) => {
    const begin = page === 0 ? 0 : first + (page - 1) * others;
    return { kind: 'report', first: begin, count: Math.min(page === 0 ? first : others, lines - begin), page, pages };
  });
}

/** The rule that gives the printed pages their size; their margins are within. */
export function pageRule(paper: Paper): string {
  const { width, height } = pageSizeOf(paper);
  return `@page { size: ${width}mm ${height}mm; margin: 0; }`;
}
