import type { ScanCount } from '#shared/domain/scan-verdict.ts';
import { useText } from '../../text/use-text.ts';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import classes from './ScanProgress.module.css';

/** The running count, large, with a bar when a delivery note says how many there have to be. */
export function ScanProgress({ count }: { count: ScanCount }) {
  const { t, format } = useText();
  const { scanned, expected, extra, refused } = count;
  return (
    <section className={classes.progress} aria-label={t('scans.count')}>
      <p className={classes.numbers}>
        <strong className={classes.scanned} data-count="scanned">
          {format.number(scanned)}
        </strong>{' '}
        <span className={classes.expected}>
          {expected > 0 ? t('scans.ofExpected', { count: expected }) : t('scans.noNote', { count: scanned })}
        </span>
      </p>
      {expected > 0 ? (
        <ProgressLine value={scanned / expected} label={t('scans.progress', { scanned, expected })} />
      ) : null}
      <p className={classes.besides}>
        {extra > 0 ? <span data-count="extra">{t('scans.extra', { count: extra })}</span> : null}
        {refused > 0 ? <span data-count="refused">{t('scans.refused', { count: refused })}</span> : null}
      </p>
    </section>
  );
}
