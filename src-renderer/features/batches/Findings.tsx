import { type BatchFinding, type BatchSummary, batchFindings } from '#shared/domain/batch.ts';
import { useText } from '../../text/use-text.ts';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { findingLooks } from './batch-signs.ts';
import classes from './Findings.module.css';

/** Findings of one device, each a shape and a word. */
export function FindingDots({ findings }: { findings: readonly BatchFinding[] }) {
  const { t } = useText();
  return (
    <span className={classes.dots}>
      {findings.map((finding) => (
        <StatusDot
          key={finding}
          {...findingLooks[finding]}
          label={t(`batches.finding.${finding}`)}
          title={t(`batches.findingHint.${finding}`)}
        />
      ))}
    </span>
  );
}

/** So many fit in a line of the list. */
const MOST_NAMED = 2;

/** What contradicts in a batch, counted; what is merely not scanned yet is progress and no finding there. */
export function FindingCounts({ findings }: Pick<BatchSummary, 'findings'>) {
  const { t, format } = useText();
  const there = batchFindings.filter((finding) => finding !== 'missing' && findings[finding] > 0);
  if (there.length === 0) return <span className={classes.none}>{t('batches.noFindings')}</span>;
  const wordsOf = (finding: BatchFinding) => `${t(`batches.finding.${finding}`)} ${format.number(findings[finding])}`;
  const more = there.length - MOST_NAMED;
  return (
    <span className={classes.dots} title={there.map(wordsOf).join(' · ')}>
      {there.slice(0, MOST_NAMED).map((finding) => (
        <StatusDot key={finding} {...findingLooks[finding]} label={wordsOf(finding)} />
      ))}
      {more > 0 ? <span className={classes.none}>+{format.number(more)}</span> : null}
    </span>
  );
}
