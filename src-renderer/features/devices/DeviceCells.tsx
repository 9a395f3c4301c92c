import { IconPlayerPauseFilled } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { DeviceColumn, DeviceRow, WaitingMark } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, DEFAULT_PROFILE_NAME } from '#shared/domain/profile.ts';
import { GONE_PROFILE_ID, isLive } from '#shared/domain/queued-change.ts';
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

/** What cells need to say things; handed down so that thousands of them do not each listen for a change of language. */
type CellWords = Pick<ReturnType<typeof useText>, 't' | 'format'>;

function stateCell(device: Pick<DeviceRow, 'state' | 'rawState'>, { t }: CellWords) {
  const label =
    device.state === 'unknown' && device.rawState !== ''
      ? t('devices.state.unknownRaw', { raw: device.rawState })
      : t(`devices.state.${device.state}`);
  return (
    <StatusDot {...stateLooks[device.state]} label={label} title={t('devices.state.raw', { raw: device.rawState })} />
  );
}

/** Samsung's state of a device. */
export function StateCell({ device }: { device: Pick<DeviceRow, 'state' | 'rawState'> }) {
  return stateCell(device, useText());
}

function onHoldMark(reason: string | null, { t }: CellWords) {
  if (reason === null) return null;
  return (
    <span className={classes.hold} title={t('devices.hold.why', { reason })}>
      <IconPlayerPauseFilled size={11} aria-hidden />
      {t('devices.hold.mark')}
    </span>
  );
}

type InProfile = Pick<DeviceRow, 'profileId' | 'profileName' | 'waiting'>;

function shortName(name: string | null, { t }: CellWords): string {
  if (name === DEFAULT_PROFILE_NAME) return t('devices.defaultShort');
  return name ?? t('devices.noProfile');
}

function movingCell(device: InProfile, waiting: WaitingMark, words: CellWords) {
  const leaving = device.profileId === GONE_PROFILE_ID;
  const from = shortName(waiting.fromProfileName, words);
  const to = leaving ? words.t('deletion.leaving') : shortName(device.profileName, words);
  const state = words.t(`devices.change.${waiting.state}`);
  const title = leaving
    ? words.t('deletion.from', { from, state })
    : words.t('devices.change.fromTo', { from, to, state });
  return (
    <span className={classes.moving} data-leaving={leaving || undefined} title={title}>
      <span className={classes.from}>{from}</span>
      <span className={classes.to}>→ {to}</span>
    </span>
  );
}

function heldMark(waiting: WaitingMark, { t }: CellWords) {
  const state = t(`devices.change.${waiting.state}`);
  return (
    <span className={classes.held}>
      <StatusDot {...changeLooks[waiting.state]} label={state} title={t('devices.change.held', { state })} />
    </span>
  );
}

function profileCell(device: InProfile, words: CellWords) {
  const { waiting, profileName } = device;
  if (waiting && isLive(waiting.state)) return movingCell(device, waiting, words);
  const quiet = profileName === null || device.profileId === DEFAULT_PROFILE_ID;
  return (
    <>
      <span className={quiet ? classes.quiet : classes.text}>
        {profileName === null ? '—' : shortName(profileName, words)}
      </span>
      {waiting ? heldMark(waiting, words) : null}
    </>
  );
}

/** The profile a device is in; with a waiting change, the one it leaves and the one it goes to. */
export function ProfileCell({ device }: { device: InProfile }) {
  return <span className={classes.roomy}>{profileCell(device, useText())}</span>;
}

function timeCell(iso: string | null, { format }: CellWords, now: Date) {
  if (iso === null) return null;
  return (
    <time className={classes.time} dateTime={iso} title={format.exact(iso)}>
      {format.ago(iso, now)}
    </time>
  );
}

function textCell(text: string | null) {
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
  note: (device) => device.note,
};

function cellOf(key: DeviceColumn, device: DeviceRow, words: CellWords & { now: Date }) {
  if (key === 'imei' || key === 'imei2' || key === 'serial') return <IdentifierCell value={device[key]} />;
  if (key === 'state') {
    return (
      <>
        {stateCell(device, words)}
        {onHoldMark(device.holdReason, words)}
      </>
    );
  }
  if (key === 'profile') return profileCell(device, words);
  if (key === 'updatedAt') return timeCell(device.updatedAt, words, words.now);
  return textCell(plainTexts[key]?.(device) ?? null);
}

/** The chosen columns as the grid draws them, in the window's language. */
export function useGridColumns(chosen: readonly ChosenColumn[]): GridColumn<DeviceRow>[] {
  const { t, format } = useText();
  const now = useNow(CLOCK_MS);
  return useMemo(
    () =>
      chosen.map(({ key, width }) => ({
        key,
        width,
        label: t(`devices.column.${key}`),
        cell: (device: DeviceRow) => cellOf(key, device, { t, format, now }),
      })),
    [chosen, t, format, now],
  );
}
