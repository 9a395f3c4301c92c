import { Popover } from '@mantine/core';
import { IconChevronDown, IconCloudOff, IconDatabaseImport, IconSettings, IconWifi } from '@tabler/icons-react';
import { useState } from 'react';
import type { SyncStatus } from '#shared/domain/sync-status.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { Ago } from '../../ui/Ago.tsx';
import { useNow } from '../../ui/use-now.ts';
import classes from './ConnectionMenu.module.css';
import { type ConnectionState, connectionState } from './connection-words.ts';
import { NextTry } from './NextTry.tsx';
import { useStartSync, useWorkOffline } from './sync-commands.ts';

const JUST_NOW_MS = 30_000;

/** How the connection stands and when the last sync was; opens the choices. */
export function ConnectionMenu({ status }: { status: SyncStatus }) {
  const { t } = useText();
  const [opened, setOpened] = useState(false);
  const state = connectionState(status);
  return (
    <Popover position="bottom-end" width={300} opened={opened} onChange={setOpened} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.button} onClick={() => setOpened(!opened)}>
          <ConnectionSign state={state} />
          <span className={classes.words}>
            <span className={classes.state}>{t(`sync.${state}`)}</span>
            <LastSync status={status} />
          </span>
          <IconChevronDown size={14} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown ?? ''}>
        <ConnectionFacts status={status} state={state} />
        <ConnectionChoices status={status} state={state} onChosen={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function ConnectionSign({ state }: { state: ConnectionState }) {
  return (
    <svg className={classes.sign} data-state={state} viewBox="0 0 12 12" aria-hidden="true">
      {state === 'online' ? <circle cx="6" cy="6" r="4.5" /> : null}
      {state === 'offline' || state === 'notConnected' ? <path d="M2.5 2.5l7 7m0-7l-7 7" /> : null}
      {state === 'workingOffline' || state === 'switchedOff' ? <path d="M4 2.5v7M8 2.5v7" /> : null}
    </svg>
  );
}

function LastSync({ status }: { status: SyncStatus }) {
  const { t, format } = useText();
  const now = useNow();
  if (!status.connected) return null;
  const words = !status.lastSyncedAt
    ? t('sync.neverSynced')
    : now.getTime() - Date.parse(status.lastSyncedAt) < JUST_NOW_MS
      ? t('sync.syncedNow')
      : t('sync.synced', { ago: format.ago(status.lastSyncedAt, now) });
  return <span className={classes.last}>{words}</span>;
}

function ConnectionFacts({ status, state }: { status: SyncStatus; state: ConnectionState }) {
  const { t } = useText();
  return (
    <div className={classes.facts}>
      <p className={classes.text}>
        {t(state === 'online' && status.sendingPaused ? 'sync.onlinePausedText' : `sync.${state}Text`)}{' '}
        {state === 'offline' ? <NextTry status={status} /> : null}
      </p>
      <dl className={classes.times}>
        {status.lastSyncedAt ? (
          <>
            <dt>{t('sync.lastSync')}</dt>
            <dd>
              <Ago iso={status.lastSyncedAt} />
            </dd>
          </>
        ) : null}
        {status.nextSyncAt && state === 'online' ? (
          <>
            <dt>{t('sync.nextSync')}</dt>
            <dd>
              <Ago iso={status.nextSyncAt} />
            </dd>
          </>
        ) : null}
      </dl>
    </div>
  );
}

type ConnectionChoicesProps = { status: SyncStatus; state: ConnectionState; onChosen: () => void };

function ConnectionChoices({ status, state, onChosen }: ConnectionChoicesProps) {
  const { t } = useText();
  const { go } = useNavigation();
  const workOffline = useWorkOffline();
  const start = useStartSync();
  if (state === 'notConnected') return null;
  const away = state === 'workingOffline';
  const choose = (act: () => void) => () => {
    act();
    onChosen();
  };
  if (state === 'switchedOff') {
    return (
      <div className={classes.choices}>
        <button
          type="button"
          className={classes.choice}
          onClick={choose(() => go({ page: 'settings', section: 'integration' }))}
        >
          <IconSettings size={16} aria-hidden="true" />
          {t('sync.openSettings')}
        </button>
      </div>
    );
  }
  return (
    <div className={classes.choices}>
      <button type="button" className={classes.choice} onClick={choose(() => workOffline({ offline: !away }))}>
        {away ? <IconWifi size={16} aria-hidden="true" /> : <IconCloudOff size={16} aria-hidden="true" />}
        {t(away ? 'sync.goOnline' : 'sync.goOffline')}
      </button>
      <button
        type="button"
        className={classes.choice}
        disabled={state !== 'online' || status.phase !== 'idle'}
        onClick={choose(() => start({ full: true }))}
      >
        <IconDatabaseImport size={16} aria-hidden="true" />
        <span>
          {t('sync.fullSync')}
          <span className={classes.hint}>{t('sync.fullSyncHint')}</span>
        </span>
      </button>
    </div>
  );
}
