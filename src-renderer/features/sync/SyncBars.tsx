import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Repair, SyncStatus } from '#shared/domain/sync-status.ts';
import type { ErrorEnvelope } from '#shared/errors.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { progressShare, showsError, showsProgressBar } from './connection-words.ts';
import { NextTry } from './NextTry.tsx';
import { PausedBar } from './PausedBar.tsx';
import { PortalEditsBar } from './PortalEditsBar.tsx';
import { SwitchedOffBar } from './SwitchedOffBar.tsx';
import classes from './SyncBars.module.css';
import { useCancelSync, useStartSync } from './sync-commands.ts';

const settledInSettings: readonly string[] = [
  ...['keys_file_unreadable', 'keys_file_wrong', 'keys_file_foreign', 'credentials_missing', 'credentials_refused'],
  ...['keychain_locked', 'keychain_absent', 'secrets_unreadable', 'wrong_region', 'customer_id_wrong'],
  ...['address_not_allowed', 'host_unknown'],
];

/** Under the top bar, on every page: long work with its progress, or what the last try ended with. */
export function SyncBars({ status }: { status: SyncStatus }) {
  return (
    <>
      {status.repaired ? <RepairBar repaired={status.repaired} /> : null}
      {status.connected && !status.active ? <SwitchedOffBar /> : null}
      {status.connected && status.sendingPaused ? <PausedBar waiting={status.waiting} /> : null}
      {status.connected ? <PortalEditsBar /> : null}
      {showsProgressBar(status) ? (
        <ProgressBar status={status} />
      ) : status.error && showsError(status) ? (
        <SyncError error={status.error} status={status} />
      ) : null}
    </>
  );
}

/** What had to be put right when the workspace was opened, until the person has read it. */
function RepairBar({ repaired }: { repaired: Repair }) {
  const { t } = useText();
  const { go } = useNavigation();
  const [read, setRead] = useState(false);
  if (read) return null;
  return (
    <div className={classes.repair} role="status">
      <span>{t(`sync.repaired.${repaired}`)}</span>
      <span className={classes.buttons}>
        <Button variant="default" size="compact-sm" onClick={() => go({ page: 'settings', section: 'storage' })}>
          {t('sync.showStorage')}
        </Button>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setRead(true)}>
          {t('ui.close')}
        </Button>
      </span>
    </div>
  );
}

function useProgressWords(status: SyncStatus): string {
  const { t, format } = useText();
  const { progress } = status;
  if (!progress) return '';
  const parts: string[] = [
    progress.total === null
      ? t('sync.count', { done: progress.done })
      : t('sync.countOf', { done: progress.done, total: progress.total }),
  ];
  if (progress.perSecond >= 1) parts.push(t('sync.rate', { rate: Math.round(progress.perSecond) }));
  if (progress.leftMs !== null) parts.push(t('sync.left', { duration: format.duration(progress.leftMs) }));
  return parts.join(' · ');
}

function ProgressBar({ status }: { status: SyncStatus }) {
  const { t } = useText();
  const cancel = useCancelSync();
  const words = useProgressWords(status);
  const title =
    status.phase === 'sending'
      ? t('sync.sendingLong')
      : status.phase === 'sweep'
        ? t('sync.sweep')
        : t('sync.firstSync');
  return (
    <div className={classes.progress}>
      <div className={classes.line}>
        <span className={classes.title}>{title}</span>
        <span className={classes.figures}>{words}</span>
        {status.phase === 'sending' ? null : (
          <Button
            className={classes.cancel ?? ''}
            variant="subtle"
            size="compact-sm"
            title={t('sync.cancelHint')}
            onClick={() => cancel({})}
          >
            {t('sync.cancel')}
          </Button>
        )}
      </div>
      <ProgressLine value={progressShare(status)} label={title} />
    </div>
  );
}

function SyncError({ error, status }: { error: ErrorEnvelope; status: SyncStatus }) {
  const { t } = useText();
  const { go } = useNavigation();
  const start = useStartSync();
  const [hidden, setHidden] = useState<ErrorEnvelope['code'] | null>(null);
  if (hidden === error.code) return null;
  return (
    <ErrorNotice error={error} form="bar" onRetry={() => start({ full: false })}>
      <NextTry status={status} className={classes.nextTry} />
      {settledInSettings.includes(error.code) ? (
        <Button variant="default" onClick={() => go({ page: 'settings', section: 'integration' })}>
          {t('sync.openSettings')}
        </Button>
      ) : null}
      <Button variant="subtle" color="gray" onClick={() => setHidden(error.code)}>
        {t('ui.close')}
      </Button>
    </ErrorNotice>
  );
}
