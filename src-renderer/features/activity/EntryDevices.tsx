import { ActionIcon, Anchor, Button } from '@mantine/core';
import { IconArrowRight, IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import type {
  ActivityDevice,
  ActivityDeviceKind,
  ActivityEntry,
  ActivityFilter,
} from '#shared/domain/activity-entry.ts';
import { groupImei } from '#shared/domain/imei.ts';
import type { ChangeState } from '#shared/domain/queued-change.ts';
import { isErrorCode } from '#shared/errors.ts';
import { envelopeOf } from '../../api.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Identifier } from '../../ui/Identifier.tsx';
import { type DotShape, type DotTone, StatusDot } from '../../ui/StatusDot.tsx';
import { DEVICES_PER_WINDOW, useEntryDevices } from './activity-queries.ts';
import { beforeAndAfter } from './activity-words.ts';
import classes from './EntryDevices.module.css';

const signs: Record<ChangeState, { tone: DotTone; shape: DotShape }> = {
  waiting: { tone: 'waiting', shape: 'clock' },
  sending: { tone: 'waiting', shape: 'arrow' },
  unconfirmed: { tone: 'waiting', shape: 'question' },
  done: { tone: 'unassigned', shape: 'check' },
  skipped: { tone: 'unassigned', shape: 'dashed' },
  refused: { tone: 'failed', shape: 'cross' },
  conflict: { tone: 'conflict', shape: 'diamond' },
  parked: { tone: 'failed', shape: 'bar' },
  undone: { tone: 'unassigned', shape: 'ring' },
};

type EntryDevicesProps = {
  entry: ActivityEntry;
  facts: Readonly<Record<string, unknown>>;
  onFilter: (filter: ActivityFilter) => void;
};

/** The devices of an entry, each before and after, a window of them at a time; nothing when it is about none. */
export function EntryDevices({ entry, facts, onFilter }: EntryDevicesProps) {
  const { t } = useText();
  const [first, setFirst] = useState(0);
  const { data, error, refetch } = useEntryDevices(entry.entry, first);
  if (error) return <ErrorNotice error={envelopeOf(error)} onRetry={() => void refetch()} />;
  if (!data || data.kind === null) return null;
  const { kind, devices, total } = data;
  const heading = t('activity.entry.devices', { count: total });
  return (
    <section className={classes.section} aria-label={heading}>
      <h3 className={classes.heading}>{heading}</h3>
      <Note total={total} all={facts.devices} />
      {total === 0 ? null : (
        <div className={classes.frame}>
          <ul className={classes.list}>
            {devices.map((device) => (
              <DeviceLine key={device.deviceId} kind={kind} device={device} onFilter={onFilter} />
            ))}
          </ul>
          {total > DEVICES_PER_WINDOW ? <Pager first={first} total={total} onFirst={setFirst} /> : null}
        </div>
      )}
    </section>
  );
}

/** What the list leaves out: a long hold of before every edit was kept names its first devices only. */
function Note({ total, all }: { total: number; all: unknown }) {
  const { t } = useText();
  if (typeof all !== 'number' || all <= total) return null;
  return <p className={classes.note}>{t('activity.entry.namedOnly', { count: total, total: all })}</p>;
}

type DeviceLineProps = {
  kind: ActivityDeviceKind;
  device: ActivityDevice;
  onFilter: (filter: ActivityFilter) => void;
};

function DeviceLine({ kind, device, onFilter }: DeviceLineProps) {
  const { t } = useText();
  const { go } = useNavigation();
  const { deviceId, label, state, errorCode } = device;
  const { before, after } = beforeAndAfter(t, kind, device);
  return (
    <li className={classes.device}>
      <Anchor
        component="button"
        type="button"
        ta="start"
        aria-label={t('activity.entry.openDevice', { device: label })}
        onClick={() => go({ page: 'devices', deviceId })}
      >
        <Identifier groups={groupImei(label).split(' ')} />
      </Anchor>
      {state === null ? <span /> : <StatusDot {...signs[state]} label={t(`changes.states.${state}`)} />}
      <ActionIcon
        size={24}
        title={t('activity.entry.onlyDevice')}
        aria-label={t('activity.entry.onlyDevice')}
        onClick={() => onFilter({ deviceId })}
      >
        <IconFilter size={14} />
      </ActionIcon>
      <div className={classes.change}>
        <span title={before}>{before}</span>
        <IconArrowRight size={14} aria-label="→" />
        <span className={classes.after} title={after}>
          {after}
        </span>
      </div>
      {errorCode !== null && isErrorCode(errorCode) ? (
        <div className={classes.reason}>{t(`errors.${errorCode}.what`)}</div>
      ) : null}
    </li>
  );
}

function Pager({ first, total, onFirst }: { first: number; total: number; onFirst: (first: number) => void }) {
  const { t, format } = useText();
  const end = Math.min(total, first + DEVICES_PER_WINDOW);
  const range = { from: format.number(first + 1), to: format.number(end), total: format.number(total) };
  return (
    <div className={classes.pager}>
      <span>{t('activity.entry.range', range)}</span>
      <Step words={t('activity.entry.previous')} to={first === 0 ? null : first - DEVICES_PER_WINDOW} onGo={onFirst} />
      <Step words={t('activity.entry.next')} to={end >= total ? null : end} onGo={onFirst} />
    </div>
  );
}

/** At an end it stays focusable: whoever pressed it there would lose their place in the panel. */
function Step({ words, to, onGo }: { words: string; to: number | null; onGo: (first: number) => void }) {
  return (
    <Button
      variant="default"
      size="compact-sm"
      data-disabled={to === null}
      aria-disabled={to === null}
      onClick={() => {
        if (to !== null) onGo(to);
      }}
    >
      {words}
    </Button>
  );
}
