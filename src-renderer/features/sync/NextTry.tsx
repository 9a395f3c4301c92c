import type { SyncStatus } from '#shared/domain/sync-status.ts';
import { useText } from '../../text/use-text.ts';
import { useNow } from '../../ui/use-now.ts';
import { nextTryMs } from './connection-words.ts';

const EVERY_MS = 1000;

/** Counts down to the next try after one that failed. */
export function NextTry({ status, className }: { status: SyncStatus; className?: string | undefined }) {
  const { t, format } = useText();
  const left = nextTryMs(status, useNow(EVERY_MS));
  if (left === null) return null;
  return <span className={className}>{t('sync.nextTry', { duration: format.duration(left) })}</span>;
}
