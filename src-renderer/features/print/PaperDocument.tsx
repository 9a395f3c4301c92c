import { useEffect, useMemo, useState } from 'react';
import type { Paper } from '#shared/domain/paper.ts';
import { run } from '../../api.ts';
import { PaperPages } from './PaperPages.tsx';
import { pageRule, partsOf } from './paper-parts.ts';

/** Thousands of pages are told of a hundred times, not thousands of times. */
const MOST_REPORTS = 100;
const LEAST_PARTS = 5;

/** The page of the hidden window: lays paper out part by part, tells how far it is, and says when it can be printed. */
export function PaperDocument({ paperId, paper }: { paperId: string; paper: Paper }) {
  const parts = useMemo(() => partsOf(paper), [paper]);
  const [shown, setShown] = useState(0);
  const total = parts.length;
  useEffect(() => {
    const tell = (ready: boolean) => run('shell.reportPaper', { paperId, done: shown, total, ready });
    const goOn = async () => {
      if (shown === total) await document.fonts.ready;
      await tell(shown === total);
      setShown((old) => Math.min(total, old + Math.max(LEAST_PARTS, Math.ceil(total / MOST_REPORTS))));
    };
    // What cannot be told ends with the window.
    goOn().catch(() => undefined);
  }, [paperId, shown, total]);
  const laidOut = useMemo(() => parts.slice(0, shown), [parts, shown]);
  return (
    <>
      <style>{pageRule(paper)}</style>
      <PaperPages paper={paper} parts={laidOut} />
    </>
  );
}
