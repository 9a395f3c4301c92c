import type { ImportPreview } from '#shared/domain/csv-import.ts';
import { useText } from '../../text/use-text.ts';
import { StatusDot } from '../../ui/StatusDot.tsx';
import classes from './ImportCounts.module.css';

/** How many rows are good, corrected or refused, and whether their devices are in this tenant. */
export function ImportCounts({ preview }: { preview: ImportPreview }) {
  const { t } = useText();
  const { accepted, corrected, refused, known, unknown } = preview;
  return (
    <div className={classes.counts} role="status">
      <StatusDot tone="provisioned" shape="check" label={t('import.counts.accepted', { count: accepted })} />
      {corrected > 0 ? (
        <StatusDot tone="waiting" shape="check-part" label={t('import.counts.corrected', { count: corrected })} />
      ) : null}
      {refused > 0 ? (
        <StatusDot tone="failed" shape="cross" label={t('import.counts.refused', { count: refused })} />
      ) : null}
      <span className={classes.tenant}>
        {t('import.counts.known', { count: known })}
        {unknown > 0 ? `, ${t('import.counts.unknown', { count: unknown })}` : ''}
      </span>
    </div>
  );
}
