import type { Paper } from '#shared/domain/paper.ts';
import { BatchReport } from './BatchReport.tsx';
import { LabelPage } from './LabelPage.tsx';
import type { PaperPart } from './paper-parts.ts';
import { SheetPage } from './SheetPage.tsx';

type PaperPagesProps = { paper: Paper; parts: readonly PaperPart[]; outlined?: boolean };

/** Parts of some paper, as they are printed; the preview shows the same. */
export function PaperPages({ paper, parts, outlined = false }: PaperPagesProps) {
  const { workspaceName, printedAt } = paper;
  if (paper.kind === 'report') {
    const last = parts.at(-1);
    const lines = last?.kind === 'lines' ? last.lines : 0;
    return <BatchReport report={paper.report} lines={lines} {...{ workspaceName, printedAt }} />;
  }
  return parts.map((part, at) => {
    if (part.kind === 'sheet' && paper.kind === 'sheets')
      // biome-ignore lint/suspicious/noArrayIndexKey: pages stay where they are
      return <SheetPage key={at} sheet={part.sheet} size={paper.size} {...{ workspaceName, printedAt }} />;
    if (part.kind === 'labels' && paper.kind === 'labels')
      // biome-ignore lint/suspicious/noArrayIndexKey: pages stay where they are
      return <LabelPage key={at} format={part.format} code={paper.code} labels={part.labels} outlined={outlined} />;
    return null;
  });
}
