import { Button, Loader } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { SyncStatus } from '#shared/domain/sync-status.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { ConnectionMenu } from './ConnectionMenu.tsx';
import { connectionState, progressShare, syncActivity } from './connection-words.ts';
import classes from './SyncControls.module.css';
import { useStartSync } from './sync-commands.ts';

/** The right end of the top bar: what waits, how the connection stands, Sync now. */
export function SyncControls({ status }: { status: SyncStatus }) {
  return (
    <>
      <WaitingLink waiting={status.waiting} paused={status.sendingPaused} />
      <ConnectionMenu status={status} />
      <SyncButton status={status} />
    </>
  );
}

function WaitingLink({ waiting, paused }: { waiting: number; paused: boolean }) {
  const { t } = useText();
  const { go } = useNavigation();
  if (waiting === 0) return null;
  return (
    <button
      type="button"
      className={classes.waiting}
      aria-label={t(paused ? 'sync.waitingLinkPaused' : 'sync.waitingLink', { count: waiting })}
      onClick={() => go({ page: 'changes' })}
    >
      <StatusDot
        tone="waiting"
        shape={paused ? 'pause' : 'clock'}
        label={t(paused ? 'sync.waitingPaused' : 'sync.waiting', { count: waiting })}
      />
    </button>
  );
}

function SyncButton({ status }: { status: SyncStatus }) {
  const { t, format } = useText();
  const start = useStartSync();
  const activity = syncActivity(status);
  const share = progressShare(status);
  if (!activity) {
    const state = connectionState(status);
    return (
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} />}
        disabled={state !== 'online' && state !== 'offline'}
        onClick={() => start({ full: false })}
      >
        {t('sync.syncNow')}
      </Button>
    );
  }
  const words = share === null ? t(`sync.${activity}`) : t(`sync.${activity}Share`, { share: format.percent(share) });
  return (
    <div className={classes.busy} role="status">
      <Loader size={14} color="var(--accent)" aria-hidden="true" />
      {words}
    </div>
  );
}
