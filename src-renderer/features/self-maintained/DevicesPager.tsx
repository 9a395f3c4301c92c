import { Button } from '@mantine/core';
import { useText } from '../../text/use-text.ts';
import classes from './SelfMaintainedDevices.module.css';
import { DEVICES_PER_PAGE } from './self-maintained-queries.ts';

type DevicesPagerProps = { first: number; total: number; chosen: number; onFirst: (first: number) => void };

/** How many devices there are and are selected, and the way to the next page. */
export function DevicesPager({ first, total, chosen, onFirst }: DevicesPagerProps) {
  const { t, format } = useText();
  const end = Math.min(total, first + DEVICES_PER_PAGE);
  const range = { from: format.number(first + 1), to: format.number(end), total: format.number(total) };
  const several = total > DEVICES_PER_PAGE;
  return (
    <div className={classes.pager}>
      <span>
        {several ? t('selfMaintained.devices.range', range) : t('selfMaintained.devices.count', { count: total })}
        {chosen > 0 ? ` · ${t('selfMaintained.devices.selected', { count: chosen })}` : ''}
      </span>
      {several ? (
        <>
          <Button
            variant="default"
            size="compact-sm"
            disabled={first === 0}
            onClick={() => onFirst(Math.max(0, first - DEVICES_PER_PAGE))}
          >
            {t('selfMaintained.devices.previous')}
          </Button>
          <Button variant="default" size="compact-sm" disabled={end >= total} onClick={() => onFirst(end)}>
            {t('selfMaintained.devices.next')}
          </Button>
        </>
      ) : null}
    </div>
  );
}
