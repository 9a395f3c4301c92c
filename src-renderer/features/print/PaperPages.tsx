import type { Paper } from '#shared/domain/paper.ts';
import { LabelPage } from './LabelPage.tsx';
import type { PaperPart } from './paper-parts.ts';
import { ReportPage } from './ReportPage.tsx';
import { SheetPage } from './SheetPage.tsx';

type PaperPagesProps = { paper: Paper; parts: readonly PaperPart[]; outlined?: boolean };

/** Pages of some paper, as they are printed; the preview shows the same. */
export function PaperPages({ parts, ...look }: PaperPagesProps) {
  // biome-ignore lint/suspicious/noArrayIndexKey: pages stay where they are
  return parts.map((part, at) => <PaperPage key={at} part={part} {...look} />);
}

function PaperPage({ paper, part, outlined = false }: Omit<PaperPagesProps, 'parts'> & { part: PaperPart }) {
  const { workspaceName, printedAt } = paper;
  if (paper.kind === 'sheets' && part.kind === 'sheet')
    return <SheetPage sheet={part.sheet} size={paper.size} {...{ workspaceName, printedAt }} />;
  if (paper.kind === 'labels' && part.kind === 'labels')
    return <LabelPage format={part.format} code={paper.code} labels={part.labels} outlined={outlined} />;
  if (paper.kind === 'report' && part.kind === 'report')
    return <ReportPage report={paper.report} part={part} size={paper.size} {...{ workspaceName, printedAt }} />;
  return null;
}
