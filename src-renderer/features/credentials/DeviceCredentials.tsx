import { Button } from '@mantine/core';
import type { DeviceId } from '#shared/domain/device.ts';
import type { WaitingCredentials } from '#shared/domain/device-credentials.ts';
import { useText } from '../../text/use-text.ts';
import { Ago } from '../../ui/Ago.tsx';
import { useTakeBack } from './credentials-commands.ts';
import { useWaitingCredentials } from './credentials-queries.ts';
import classes from './DeviceCredentials.module.css';

/** Which part of it is said first: what of it waits. */
function partOf({ userName, hasPassword }: WaitingCredentials): 'both' | 'user' | 'password' | 'tags' {
  if (userName === null) return hasPassword ? 'password' : 'tags';
  return hasPassword ? 'both' : 'user';
}

function Facts({ waiting }: { waiting: WaitingCredentials }) {
  const { t } = useText();
  const { userName, hasPassword, tags, keptAt } = waiting;
  const facts: [string, string | null][] = [
    [t('credentials.device.user_label'), userName],
    [t('credentials.device.password_label'), hasPassword ? t('credentials.device.hidden') : null],
    [t('credentials.device.tags_label'), tags],
  ];
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value !== null)
        .map(([label, value]) => (
          <div key={label} className={classes.fact}>
            <dt>{label}</dt>
            <dd data-selectable>{value}</dd>
          </div>
        ))}
      <div className={classes.fact}>
        <dt>{t('credentials.device.kept')}</dt>
        <dd>
          <Ago iso={keptAt} />
        </dd>
      </div>
    </dl>
  );
}

/** The user and password that wait for a device's next assignment, among its details; nothing where nothing waits. */
export function DeviceCredentials({ deviceId }: { deviceId: DeviceId }) {
  const { t } = useText();
  const waiting = useWaitingCredentials(deviceId);
  const takeBack = useTakeBack();
  if (waiting === null) return null;
  return (
    <section className={classes.section} aria-labelledby="device-credentials">
      <div className={classes.head}>
        <h3 className={classes.heading} id="device-credentials">
          {t('credentials.device.heading')}
        </h3>
        {waiting.underWay ? null : (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={t('credentials.device.takeBackLabel')}
            loading={takeBack.busy}
            onClick={() => takeBack.start(deviceId)}
          >
            {t('credentials.device.takeBack')}
          </Button>
        )}
      </div>
      <p className={classes.text}>
        {waiting.underWay ? t('credentials.device.underWay') : t(`credentials.device.${partOf(waiting)}`)}
      </p>
      <Facts waiting={waiting} />
    </section>
  );
}
