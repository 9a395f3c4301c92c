import type { DeviceDetails } from '#shared/domain/device.ts';
import { useText } from '../../text/use-text.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './DeviceDrawer.module.css';
import { useProfiles } from './devices-queries.ts';
import { nextReset, type ResetEffect } from './next-reset.ts';

function EffectText({ effect }: { effect: ResetEffect }) {
  const { t, format } = useText();
  if (effect.kind === 'enrolls') return t('devices.reset.enrolls', { profileName: effect.profileName });
  if (effect.kind === 'enrollment-token-expired') {
    return t('devices.reset.enrollment-token-expired', {
      profileName: effect.profileName,
      expiredAt: format.dateTime(effect.expiredAt),
    });
  }
  return t(`devices.reset.${effect.kind}`);
}

/** In one sentence, what the device's set-up will do after its next factory reset; two while a change waits. */
export function NextResetView({ device }: { device: DeviceDetails }) {
  const { t } = useText();
  const { data } = useProfiles();
  const now = useNow();
  const reset = nextReset(device, data?.profiles ?? [], now);
  return (
    <section className={classes.reset}>
      <h3 className={classes.heading}>{t('devices.details.nextReset')}</h3>
      <p className={classes.sentence}>
        <EffectText effect={reset.now} />
      </p>
      {reset.afterSending ? (
        <>
          <h3 className={classes.headingWaiting}>{t('devices.details.nextResetAfter')}</h3>
          <p className={classes.sentence}>
            <EffectText effect={reset.afterSending} />
          </p>
        </>
      ) : null}
    </section>
  );
}
