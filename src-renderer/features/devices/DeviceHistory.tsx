import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { DeviceId } from '#shared/domain/device.ts';
import type { HistoryEntry, HistoryWindow } from '#shared/domain/device-history.ts';
import type { DataTable } from '#shared/events.ts';
import { envelopeOf } from '../../api.ts';
import { useCommand } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import { Ago } from '../../ui/Ago.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import classes from './DeviceHistory.module.css';
import { keyOf, wordsOf } from './device-history.ts';

/** Lines read at a time. */
const LINES = 30;
/** The server's clock and the reading are not told apart when they are so close. Milliseconds. */
const SAME_TIME_MS = 300_000;

const TABLES: readonly DataTable[] = ['devices', 'changes', 'holds', 'notes', 'attributes', 'portalEdits'];

function useHistory(deviceId: DeviceId, first: number) {
  const input = { deviceId, first, count: LINES };
  return useCommand('devices.getHistory', input, TABLES, { keepPrevious: true });
}

/** When it happened, where the server says so and it was seen much later. */
function happenedAt(entry: HistoryEntry): string | null {
  if (entry.kind !== 'seen' || entry.changedAt === null) return null;
  return Math.abs(Date.parse(entry.at) - Date.parse(entry.changedAt)) > SAME_TIME_MS ? entry.changedAt : null;
}

function Line({ entry }: { entry: HistoryEntry }) {
  const { t, format } = useText();
  const { titles, sign, by, detail } = wordsOf(t, entry);
  const happened = happenedAt(entry);
  const isUndone = entry.kind === 'edit' && entry.isUndone;
  return (
    <li className={classes.line} data-kind={entry.kind} data-undone={isUndone || undefined}>
      <span className={classes.head}>
        <span className={classes.titles}>
          {titles.map((title) => (
            <span key={title}>{title}</span>
          ))}
        </span>
        <span className={classes.time}>
          <Ago iso={entry.at} />
        </span>
      </span>
      {detail === null ? null : <span className={classes.detail}>{detail}</span>}
      <span className={classes.foot}>
        {sign ? <StatusDot {...sign} /> : null}
        <span className={classes.by}>{by}</span>
        {happened === null ? null : (
          <time className={classes.by} dateTime={happened} title={format.exact(happened)}>
            {t('history.happened', { time: format.dateTime(happened) })}
          </time>
        )}
      </span>
    </li>
  );
}

/** Older lines, once they are asked for. */
function OlderLines({ deviceId, first }: { deviceId: DeviceId; first: number }) {
  const { data } = useHistory(deviceId, first);
  return data?.entries.map((entry) => <Line key={keyOf(entry)} entry={entry} />);
}

function Lines({ deviceId, newest }: { deviceId: DeviceId; newest: HistoryWindow }) {
  const { t } = useText();
  const [older, setOlder] = useState<number[]>([]);
  const shown = LINES * (older.length + 1);
  return (
    <>
      <ul className={classes.lines}>
        {newest.entries.map((entry) => (
          <Line key={keyOf(entry)} entry={entry} />
        ))}
        {older.map((first) => (
          <OlderLines key={first} deviceId={deviceId} first={first} />
        ))}
      </ul>
      {newest.total > shown ? (
        <Button variant="subtle" size="compact-sm" mt={8} onClick={() => setOlder([...older, shown])}>
          {t('history.older', { count: newest.total - shown })}
        </Button>
      ) : null}
    </>
  );
}

/** What was done to the device here and what was seen to happen to it at the servers: one line of time, newest first. */
export function DeviceHistory({ deviceId }: { deviceId: DeviceId }) {
  const { t } = useText();
  const { data, error, refetch } = useHistory(deviceId, 0);
  return (
    <section className={classes.section} aria-label={t('history.title')}>
      <h3 className={classes.heading}>{t('history.title')}</h3>
      {error ? <ErrorNotice error={envelopeOf(error)} onRetry={() => void refetch()} /> : null}
      {data || error ? null : <Skeleton height={64} animate={false} />}
      {data?.total === 0 ? <p className={classes.none}>{t('history.none')}</p> : null}
      {data && data.total > 0 ? <Lines key={deviceId} deviceId={deviceId} newest={data} /> : null}
    </section>
  );
}
