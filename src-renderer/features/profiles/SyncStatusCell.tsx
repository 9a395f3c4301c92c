import type { ProfileSync } from '#shared/domain/profile.ts';
import { isErrorCode } from '#shared/errors.ts';
import { useText } from '../../text/use-text.ts';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { syncSigns } from './sync-signs.ts';

/** Why a profile stands as it does, in a sentence. */
export function useSyncReason({ state, errorCode }: Pick<ProfileSync, 'state' | 'errorCode'>): string {
  const { t } = useText();
  const failed = state === 'failed' && errorCode !== null && isErrorCode(errorCode);
  return failed ? t(`errors.${errorCode}.what`) : t(`profiles.syncHint.${state}`);
}

/** Sync Status in a word (behaviour 82); the reason on hover. */
export function SyncStatusCell({ sync }: { sync: Pick<ProfileSync, 'state' | 'errorCode'> }) {
  const { t } = useText();
  const reason = useSyncReason(sync);
  return <StatusDot {...syncSigns[sync.state]} label={t(`profiles.sync.${sync.state}`)} title={reason} />;
}
