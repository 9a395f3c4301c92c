import { Button } from '@mantine/core';
import type { MouseEvent } from 'react';
import type { DeviceDetails } from '#shared/domain/device.ts';
import { useText } from '../../text/use-text.ts';
import { Ago } from '../../ui/Ago.tsx';
import classes from './DeviceDrawer.module.css';
import { useReleaseDevices } from './hold-commands.ts';

/** Why a device is on hold, since when and by whom, and the button that lets it go. */
export function HoldNotice({ device }: { device: DeviceDetails }) {
  const { t } = useText();
  const release = useReleaseDevices();
  const { hold, deviceId } = device;
  if (!hold) return null;
  const onRelease = (event: MouseEvent) => {
    // The button goes with the hold: the keyboard stays in the details.
    const details = event.currentTarget.closest<HTMLElement>('[tabindex]');
    void release({ kind: 'named', deviceIds: [deviceId] }).then((released) => released && details?.focus());
  };
  return (
    <section className={classes.hold} data-selectable>
      <div className={classes.holdHead}>
        <h3 className={classes.heading}>{t('devices.filter.onHold')}</h3>
        <Button variant="default" size="compact-sm" onClick={onRelease}>
          {t('devices.hold.release')}
        </Button>
      </div>
      <p className={classes.sentence}>{hold.reason}</p>
      <p className={classes.changeTime}>
        {t('devices.hold.by', { name: hold.heldBy })} · <Ago iso={hold.heldAt} />
      </p>
    </section>
  );
}
