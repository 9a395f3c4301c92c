import type { ReactNode } from 'react';
import type { DeviceChangeEntry, DeviceDetails, ObservedChange } from '#shared/domain/device.ts';
import { isErrorCode } from '#shared/errors.ts';
import { useText } from '../../text/use-text.ts';
import { Ago } from '../../ui/Ago.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import classes from './DeviceDrawer.module.css';
import { type HistoryEntry, historyOf } from './device-history.ts';
import { changeLooks, stateLooks } from './device-states.ts';

function Entry({ title, at, children }: { title: string; at: string; children: ReactNode }) {
  return (
    <li className={classes.change}>
      <span className={classes.changeHead}>
        <span>{title}</span>
        <span className={classes.changeTime}>
          <Ago iso={at} />
        </span>
      </span>
      {children}
    </li>
  );
}

function OwnEntry({ change }: { change: DeviceChangeEntry }) {
  const { t } = useText();
  const { errorCode } = change;
  const name = change.toProfileName ?? t('devices.details.none');
  const titles = {
    move: t('devices.details.to', { profile: name }),
    approve: t('devices.details.approve', { upload: name }),
    delete: t('devices.details.delete'),
  };
  return (
    <Entry title={titles[change.kind]} at={change.createdAt}>
      <StatusDot {...changeLooks[change.state]} label={t(`devices.change.${change.state}`)} />
      {errorCode !== null && isErrorCode(errorCode) ? (
        <span className={classes.changeTime}>{t(`errors.${errorCode}.what`)}</span>
      ) : null}
    </Entry>
  );
}

function PortalEntry({ observed }: { observed: ObservedChange }) {
  const { t } = useText();
  const { fromProfileName, toProfileName, fromState, toState } = observed;
  const from = fromProfileName ?? t(`devices.state.${fromState}`);
  const to = toProfileName ?? (toState === null ? t('devices.details.none') : t(`devices.state.${toState}`));
  const words =
    toState === null
      ? 'deletedInPortal'
      : fromState === 'pending' && toState !== 'pending'
        ? 'approvedInPortal'
        : 'inPortal';
  return (
    <Entry title={t('devices.details.fromTo', { from, to })} at={observed.at}>
      <StatusDot tone="unassigned" shape="diamond" label={t(`devices.details.${words}`)} />
    </Entry>
  );
}

function ProgressEntry({ observed: { at, fromState, toState } }: { observed: ObservedChange }) {
  const { t } = useText();
  const state = toState ?? fromState;
  return (
    <Entry title={t('devices.details.progress')} at={at}>
      <StatusDot {...stateLooks[state]} label={t(`devices.state.${state}`)} />
    </Entry>
  );
}

function keyOf(entry: HistoryEntry): string {
  if (entry.kind === 'own') return entry.change.changeId;
  const { at, fromState, fromProfileName, toProfileName } = entry.observed;
  return `${at} ${fromState} ${fromProfileName} ${toProfileName}`;
}

function Line({ entry }: { entry: HistoryEntry }) {
  if (entry.kind === 'own') return <OwnEntry change={entry.change} />;
  return entry.kind === 'portal' ? (
    <PortalEntry observed={entry.observed} />
  ) : (
    <ProgressEntry observed={entry.observed} />
  );
}

/** What this workspace has done and means to do to the device, and what was seen of it at Samsung, newest first. */
export function DeviceHistory({ device }: { device: Pick<DeviceDetails, 'changes' | 'observed'> }) {
  const { t } = useText();
  const entries = historyOf(device);
  return (
    <section className={classes.section} aria-label={t('devices.details.history')}>
      <h3 className={classes.heading}>{t('devices.details.history')}</h3>
      {entries.length === 0 ? (
        <p className={classes.quiet}>{t('devices.details.noHistory')}</p>
      ) : (
        <ul className={classes.changes}>
          {entries.map((entry) => (
            <Line key={keyOf(entry)} entry={entry} />
          ))}
        </ul>
      )}
    </section>
  );
}
