import { type KeyboardEvent, type RefObject, useId, useLayoutEffect } from 'react';
import type { BatchDevice } from '#shared/domain/batch.ts';
import { groupImei } from '#shared/domain/imei.ts';
import { useText } from '../../text/use-text.ts';
import { HEADER_HEIGHT, ROW_HEIGHT, type RowRange, reachableRows } from '../../ui/fixed-rows.ts';
import { type GridIntent, intentOfKey } from '../../ui/grid-keys.ts';
import { Identifier } from '../../ui/Identifier.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { type Reveal, useGridScroll } from '../../ui/use-grid-scroll.ts';
import { FindingDots } from './Findings.tsx';
import classes from './MatchTable.module.css';

const columns = ['line', 'device', 'serial', 'model', 'carton', 'scanned', 'profile', 'findings'] as const;

type MatchTableProps = {
  focus: RefObject<HTMLTableElement | null>;
  total: number;
  at: (row: number) => BatchDevice | undefined;
  active: number;
  reveal: Reveal | null;
  onIntent: (intent: GridIntent) => void;
  onDrawn: (drawn: RowRange) => void;
};

/** Devices of a batch; only the lines in view are drawn, however many there are. */
export function MatchTable({ focus, at, active, onIntent, onDrawn, ...props }: MatchTableProps) {
  const { t } = useText();
  const total = reachableRows(props.total);
  const tableId = useId();
  const { scroller, drawn, inView, onScroll } = useGridScroll(total, props.reveal);
  useLayoutEffect(() => onDrawn(drawn), [drawn, onDrawn]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const intent = intentOfKey(event, { active, total, page: inView.end - inView.first });
    if (!intent) return;
    event.preventDefault();
    onIntent(intent);
  };
  const rows = Array.from({ length: drawn.end - drawn.first }, (_, index) => drawn.first + index);
  return (
    <div ref={scroller} className={classes.scroller} onScroll={onScroll}>
      <table
        ref={focus}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA grid pattern is itself shown on a table
        role="grid"
        className={classes.table}
        style={{ height: HEADER_HEIGHT + total * ROW_HEIGHT }}
        aria-label={t('batches.match.list')}
        aria-rowcount={props.total + 1}
        aria-activedescendant={rows.includes(active) ? `${tableId}-${active}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <thead className={classes.head}>
          <tr className={classes.header} aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {t(`batches.match.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={classes.window} style={{ top: HEADER_HEIGHT + drawn.first * ROW_HEIGHT }}>
          {rows.map((row) => (
            <DeviceLine
              key={row}
              id={`${tableId}-${row}`}
              index={row}
              device={at(row)}
              active={row === active}
              onPick={() => {
                focus.current?.focus({ preventScroll: true });
                onIntent({ kind: 'go', row, extend: false });
              }}
              onOpen={() => onIntent({ kind: 'open', row })}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type DeviceLineProps = {
  id: string;
  index: number;
  device: BatchDevice | undefined;
  active: boolean;
  onPick: () => void;
  onOpen: () => void;
};

function DeviceLine({ id, index, device, active, onPick, onOpen }: DeviceLineProps) {
  const { t, format } = useText();
  const common = { id, 'data-row': index, 'aria-rowindex': index + 2, className: classes.row };
  if (device === undefined)
    return (
      <tr {...common} aria-busy>
        {columns.map((column) => (
          <td key={column} />
        ))}
      </tr>
    );
  const { line, imei, imei2, serial, model, carton, findings } = device;
  const code = imei ?? imei2;
  return (
    <tr {...common} data-active={active || undefined} aria-selected={active} onClick={onPick} onDoubleClick={onOpen}>
      <td title={line === null ? t('batches.match.extra') : t('batches.match.line', { line })} data-number>
        {line === null ? <None /> : format.number(line)}
      </td>
      <td title={imei2 ?? undefined}>
        {code === null ? <None /> : <Identifier groups={groupImei(code).split(' ')} />}
      </td>
      <td>{serial === null ? <None /> : <Identifier groups={[serial]} />}</td>
      <td title={model ?? undefined}>{model ?? <None />}</td>
      <td title={carton ?? undefined}>{carton ?? <None />}</td>
      <Scanned device={device} />
      <Profile device={device} />
      <td>
        {findings.length > 0 ? (
          <FindingDots findings={findings} />
        ) : (
          <StatusDot tone="provisioned" shape="check" label={t('batches.match.fine')} />
        )}
      </td>
    </tr>
  );
}

function Scanned({ device: { scannedAt, scannedBy } }: { device: BatchDevice }) {
  const { t, format } = useText();
  if (scannedAt === null)
    return (
      <td>
        <span className={classes.none}>{t('batches.match.notScanned')}</span>
      </td>
    );
  const words = t('batches.match.scannedBy', { time: format.exact(scannedAt), person: scannedBy ?? '—' });
  return (
    <td title={words}>
      <time dateTime={scannedAt}>{format.dateTime(scannedAt)}</time>
    </td>
  );
}

/** Where the device is, or will be once what waits is sent. */
function Profile({ device: { device } }: { device: BatchDevice }) {
  const { t } = useText();
  const name = device?.profileName ?? null;
  if (name === null)
    return (
      <td>
        <None />
      </td>
    );
  return (
    <td title={name}>
      {device?.waiting ? (
        <StatusDot tone="waiting" shape="arrow" label={name} title={t('batches.match.onWay')} />
      ) : (
        name
      )}
    </td>
  );
}

function None() {
  return <span className={classes.none}>—</span>;
}
