import type { SyncStatus } from '#shared/domain/sync-status.ts';
import { useText } from '../../text/use-text.ts';
import { StatusDot } from '../../ui/StatusDot.tsx';
import classes from './ChangesPage.module.css';

/** How the queue stands, over all changes. */
export function QueueNote({ status }: { status: SyncStatus }) {
  const { t } = useText();
  if (status.waiting + status.conflicts + status.refused === 0) return t('changes.allSent');
  return (
    <div className={classes.note}>
      {status.waiting > 0 ? (
        <StatusDot
          tone="waiting"
          shape={status.sendingPaused ? 'pause' : 'clock'}
          label={t('sync.waiting', { count: status.waiting })}
        />
      ) : null}
      {status.conflicts > 0 ? (
        <StatusDot tone="conflict" shape="diamond" label={t('sync.conflicts', { count: status.conflicts })} />
      ) : null}
      {status.refused > 0 ? (
        <StatusDot tone="failed" shape="cross" label={t('sync.refused', { count: status.refused })} />
      ) : null}
    </div>
  );
}
