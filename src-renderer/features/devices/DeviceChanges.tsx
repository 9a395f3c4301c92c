import type { DeviceChangeEntry } from '#shared/domain/device.ts';
import { isErrorCode } from '#shared/errors.ts';
import { useText } from '../../text/use-text.ts';
import { Ago } from '../../ui/Ago.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import classes from './DeviceDrawer.module.css';
import { changeLooks } from './device-states.ts';

function Entry({ entry }: { entry: DeviceChangeEntry }) {
  const { t } = useText();
  const { errorCode } = entry;
  const name = entry.toProfileName ?? t('devices.details.none');
  const what = {
    move: t('devices.details.to', { profile: name }),
    approve: t('devices.details.approve', { upload: name }),
    delete: t('devices.details.delete'),
  };
  return (
    <li className={classes.change}>
      <span className={classes.changeHead}>
        <span>{what[entry.kind]}</span>
        <span className={classes.changeTime}>
          <Ago iso={entry.createdAt} />
        </span>
      </span>
      <StatusDot {...changeLooks[entry.state]} label={t(`devices.change.${entry.state}`)} />
      {errorCode !== null && isErrorCode(errorCode) ? (
        <span className={classes.changeTime}>{t(`errors.${errorCode}.what`)}</span>
      ) : null}
    </li>
  );
}

/** What this workspace has done and means to do to the device, newest first. */
export function DeviceChanges({ changes }: { changes: readonly DeviceChangeEntry[] }) {
  const { t } = useText();
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>{t('devices.details.changes')}</h3>
      {changes.length === 0 ? (
        <p className={classes.quiet}>{t('devices.details.noChanges')}</p>
      ) : (
        <ul className={classes.changes}>
          {changes.map((entry) => (
            <Entry key={entry.changeId} entry={entry} />
          ))}
        </ul>
      )}
    </section>
  );
}
