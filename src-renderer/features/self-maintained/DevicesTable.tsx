import { Checkbox } from '@mantine/core';
import { groupImei } from '#shared/domain/imei.ts';
import { MOST_DEVICES_AT_ONCE, type SelfMaintainedDevice } from '#shared/domain/self-maintained.ts';
import { useText } from '../../text/use-text.ts';
import { Identifier } from '../../ui/Identifier.tsx';
import { type DotShape, type DotTone, StatusDot } from '../../ui/StatusDot.tsx';
import classes from './SelfMaintainedDevices.module.css';

type Chosen = ReadonlyMap<string, SelfMaintainedDevice>;
type DevicesTableProps = {
  devices: readonly SelfMaintainedDevice[];
  chosen: Chosen;
  onChosen: (chosen: Chosen) => void;
  searching: boolean;
};

const signs: Record<SelfMaintainedDevice['state'], { tone: DotTone; shape: DotShape }> = {
  registered: { tone: 'provisioned', shape: 'check' },
  pending: { tone: 'unassigned', shape: 'ring' },
  arriving: { tone: 'waiting', shape: 'clock' },
  changing: { tone: 'waiting', shape: 'arrow' },
  leaving: { tone: 'waiting', shape: 'cross' },
};

/** Only what Ivanti has and is not about to go can be changed or deleted. */
function idToChoose({ deviceId, state }: SelfMaintainedDevice): string | null {
  return state === 'leaving' ? null : deviceId;
}

/** One page of devices. */
export function DevicesTable({ devices, chosen, onChosen, searching }: DevicesTableProps) {
  const { t } = useText();
  const onPage = devices.flatMap((device) => {
    const id = idToChoose(device);
    return id === null ? [] : [[id, device] as const];
  });
  const picked = onPage.filter(([id]) => chosen.has(id)).length;
  const set = (ids: readonly (readonly [string, SelfMaintainedDevice])[], on: boolean) => {
    const next = new Map(chosen);
    for (const [id, device] of ids) {
      if (!on) next.delete(id);
      else if (next.size < MOST_DEVICES_AT_ONCE) next.set(id, device);
    }
    onChosen(next);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
    <section className={classes.scroller} tabIndex={0} aria-label={t('selfMaintained.devices.title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th className={classes.tick}>
              <Checkbox
                size="xs"
                aria-label={t('selfMaintained.devices.selectAll')}
                checked={picked > 0 && picked === onPage.length}
                indeterminate={picked > 0 && picked < onPage.length}
                disabled={onPage.length === 0}
                onChange={(event) => set(onPage, event.currentTarget.checked)}
              />
            </th>
            <th scope="col">{t('selfMaintained.devices.imei')}</th>
            <th scope="col">{t('selfMaintained.devices.serial')}</th>
            <th scope="col">{t('selfMaintained.devices.manufacturer')}</th>
            <th scope="col">{t('selfMaintained.devices.attributes')}</th>
            <th scope="col">{t('selfMaintained.devices.state')}</th>
          </tr>
        </thead>
        <tbody>
          {devices.map((device) => (
            <DeviceRow
              key={device.deviceId ?? labelOf(device)}
              device={device}
              picked={chosen.has(device.deviceId ?? '')}
              onPick={(on) =>
                set(
                  onPage.filter(([, one]) => one === device),
                  on,
                )
              }
            />
          ))}
        </tbody>
      </table>
      {devices.length === 0 ? (
        <p className={classes.empty}>{t(`selfMaintained.devices.${searching ? 'noMatch' : 'none'}`)}</p>
      ) : null}
    </section>
  );
}

function labelOf({ imei, serial }: SelfMaintainedDevice): string {
  return imei ?? serial ?? '';
}

type DeviceRowProps = { device: SelfMaintainedDevice; picked: boolean; onPick: (on: boolean) => void };

function DeviceRow({ device, picked, onPick }: DeviceRowProps) {
  const { t } = useText();
  const { imei, serial, manufacturer, userName, attributes, state } = device;
  const words = [
    ...(userName === null ? [] : [userName]),
    ...Object.entries(attributes).map((pair) => pair.join(': ')),
  ];
  return (
    <tr data-picked={picked || undefined}>
      <td className={classes.tick}>
        <Checkbox
          size="xs"
          aria-label={t('selfMaintained.devices.select', { device: labelOf(device) })}
          checked={picked}
          disabled={idToChoose(device) === null}
          onChange={(event) => onPick(event.currentTarget.checked)}
        />
      </td>
      <td data-selectable>{imei === null ? <None /> : <Identifier groups={groupImei(imei).split(' ')} />}</td>
      <td data-selectable>{serial === null ? <None /> : <Identifier groups={[serial]} />}</td>
      <td>{manufacturer ?? <None />}</td>
      <td title={words.join(', ')}>{words.length === 0 ? <None /> : words.join(', ')}</td>
      <td>
        <StatusDot {...signs[state]} label={t(`selfMaintained.devices.states.${state}`)} />
      </td>
    </tr>
  );
}

function None() {
  return <span className={classes.none}>—</span>;
}
