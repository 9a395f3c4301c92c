import { useMemo } from 'react';
import type { DeviceColumn, DeviceRow } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, DEFAULT_PROFILE_NAME } from '#shared/domain/profile.ts';
import { isLive } from '#shared/domain/queued-change.ts';
import { useText } from '../../text/use-text.ts';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Identifier } from '../../ui/Identifier.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { useNow } from '../../ui/use-now.ts';
import classes from './DeviceCells.module.css';
import type { ChosenColumn } from './device-columns.ts';
import { changeLooks, stateLooks } from './device-states.ts';
import { identifierGroups } from './match-identifier.ts';

/** Relative times in the grid are renewed this often. */
const CLOCK_MS = 60_000;

/** An identifier, or a dash for a device without one. */
export function IdentifierCell({ value }: { value: string | null }) {
  if (value === null) return <span className={classes.none}>—</span>;
  return <Identifier groups={identifierGroups(value)} />;
}

/** Samsung's state of a device. */
export function StateCell({ device }: { device: Pick<DeviceRow, 'state' | 'rawState'> }) {
  const { t } = useText();
  const label =
    device.state === 'unknown' && device.rawState !== ''
      ? t('devices.state.unknownRaw', { raw: device.rawState })
      : t(`devices.state.${device.state}`);
  return (
    <StatusDot {...stateLooks[device.state]} label={label} title={t('devices.state.raw', { raw: device.rawState })} />
  );
}

/** The profile a device is in; with a waiting change, the one it leaves and the one it goes to. */
export function ProfileCell({ device }: { device: Pick<DeviceRow, 'profileId' | 'profileName' | 'waiting'> }) {
  const { t } = useText();
  const short = (name: string | null) => {
    if (name === DEFAULT_PROFILE_NAME) return t('devices.defaultShort');
    return name ?? t('devices.noProfile');
  };
  const { waiting, profileName } = device;
  if (waiting && isLive(waiting.state)) {
    const [from, to] = [short(waiting.fromProfileName), short(profileName)];
    return (
      <span
        className={classes.moving}
        title={t('devices.change.fromTo', { from, to, state: t(`devices.change.${waiting.state}`) })}
      >
        <span className={classes.from}>{from}</span>
        <span className={classes.to}>→ {to}</span>
      </span>
    );
  }
  const quiet = profileName === null || device.profileId === DEFAULT_PROFILE_ID;
  return (
    <>
      <span className={quiet ? classes.quiet : classes.text}>{profileName === null ? '—' : short(profileName)}</span>
      {waiting ? (
        <span className={classes.held}>
          <StatusDot
            {...changeLooks[waiting.state]}
            label={t(`devices.change.${waiting.state}`)}
            title={t('devices.change.held', { state: t(`devices.change.${waiting.state}`) })}
          />
        </span>
      ) : null}
    </>
  );
}

/** A moment in relative words by a clock that all rows share. */
function TimeCell({ iso, now }: { iso: string | null; now: Date }) {
  const { format } = useText();
  if (iso === null) return null;
  return (
    <time className={classes.time} dateTime={iso} title={format.exact(iso)}>
      {format.ago(iso, now)}
    </time>
  );
}

function TextCell({ text }: { text: string | null }) {
  return (
    <span className={classes.text} title={text ?? undefined}>
      {text}
    </span>
  );
}

const plainTexts: Partial<Record<DeviceColumn, (device: DeviceRow) => string | null>> = {
  model: (device) => device.model,
  user: (device) => device.userName,
  tags: (device) => device.tags,
  upload: (device) => device.uploadId,
  order: (device) => device.orderId,
  reseller: (device) => device.resellerName,
};

function cellOf(key: DeviceColumn, device: DeviceRow, now: Date) {
  if (key === 'imei' || key === 'imei2' || key === 'serial') return <IdentifierCell value={device[key]} />;
  if (key === 'state') return <StateCell device={device} />;
  if (key === 'profile') return <ProfileCell device={device} />;
  if (key === 'updatedAt') return <TimeCell iso={device.updatedAt} now={now} />;
  return <TextCell text={plainTexts[key]?.(device) ?? null} />;
}

/** The chosen columns as the grid draws them, in the window's language. */
export function useGridColumns(chosen: readonly ChosenColumn[]): GridColumn<DeviceRow>[] {
  const { t } = useText();
  const now = useNow(CLOCK_MS);
  return useMemo(
    () =>
      chosen.map(({ key, width }) => ({
        key,
        width,
        label: t(`devices.column.${key}`),
        cell: (device: DeviceRow) => cellOf(key, device, now),
      })),
    [chosen, t, now],
  );
}
