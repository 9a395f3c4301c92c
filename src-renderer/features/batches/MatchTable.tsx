import type { BatchDevice } from '#shared/domain/batch.ts';
import { groupImei } from '#shared/domain/imei.ts';
import { useText } from '../../text/use-text.ts';
import { Identifier } from '../../ui/Identifier.tsx';
import { LongTable, type LongTableState } from '../../ui/LongTable.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { FindingDots } from './Findings.tsx';
import classes from './MatchTable.module.css';

const columns = ['line', 'device', 'serial', 'model', 'carton', 'scanned', 'profile', 'findings'] as const;

type MatchTableProps = LongTableState & { at: (row: number) => BatchDevice | undefined };

/** Devices of a batch, one line each. */
export function MatchTable({ at, ...state }: MatchTableProps) {
  const { t } = useText();
  return (
    <LongTable
      {...state}
      label={t('batches.match.list')}
      className={classes.columns ?? ''}
      columns={columns.map((key) => ({ key, label: t(`batches.match.column.${key}`), end: key === 'line' }))}
      cells={(index) => {
        const device = at(index);
        return device === undefined ? null : <DeviceCells device={device} />;
      }}
      onPick={(row) => {
        state.focus.current?.focus({ preventScroll: true });
        state.onIntent({ kind: 'go', row, extend: false });
      }}
      onOpen={(row) => state.onIntent({ kind: 'open', row })}
    />
  );
}

function DeviceCells({ device }: { device: BatchDevice }) {
  const { t, format } = useText();
  const { line, imei, imei2, serial, model, carton, findings } = device;
  const code = imei ?? imei2;
  return (
    <>
      <td title={line === null ? t('batches.match.extra') : t('batches.match.line', { line })} data-end>
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
    </>
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
