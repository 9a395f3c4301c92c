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

/** What contradicts in a batch, counted; what is merely not scanned yet is progress and no finding there. */
export function FindingCounts({ findings }: Pick<BatchSummary, 'findings'>) {
  const { t, format } = useText();
  const there = batchFindings.filter((finding) => finding !== 'missing' && findings[finding] > 0);
  if (there.length === 0) return <span className={classes.none}>{t('batches.noFindings')}</span>;
  const words = there.map((finding) => `${t(`batches.finding.${finding}`)} ${format.number(findings[finding])}`);
  return (
    <span className={classes.dots} title={words.join(' · ')}>
      {there.map((finding, at) => (
        <StatusDot key={finding} {...findingLooks[finding]} label={words[at] ?? ''} />
      ))}
    </span>
  );
}
