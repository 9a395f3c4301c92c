import {
  type CheckCounts,
  type CheckedChange,
  type CheckedDevice,
  type CheckReport,
  type CheckVerdict,
  checkVerdicts,
  differingVerdicts,
} from '#shared/domain/check-report.ts';
import { groupImei } from '#shared/domain/imei.ts';
import { useText } from '../../text/use-text.ts';
import { Ago } from '../../ui/Ago.tsx';
import { Identifier } from '../../ui/Identifier.tsx';
import { type DotShape, type DotTone, StatusDot } from '../../ui/StatusDot.tsx';
import classes from './CheckDialog.module.css';
import { changeTitle, destinationOf } from './change-words.ts';

const signs: Record<CheckVerdict, { tone: DotTone; shape: DotShape }> = {
  send: { tone: 'waiting', shape: 'arrow' },
  done: { tone: 'unassigned', shape: 'check' },
  conflict: { tone: 'conflict', shape: 'diamond' },
  gone: { tone: 'failed', shape: 'cross' },
  held: { tone: 'unassigned', shape: 'pause' },
  unapproved: { tone: 'failed', shape: 'bar' },
  taken: { tone: 'failed', shape: 'bar' },
  later: { tone: 'waiting', shape: 'clock' },
  replaced: { tone: 'unassigned', shape: 'dashed' },
};

/** What a dry run has found: over all, and change by change with the devices that differ. */
export function CheckReportView({ report }: { report: CheckReport }) {
  const { t } = useText();
  if (report.changes.length === 0) return <p className={classes.text}>{t('queue.check.nothing')}</p>;
  return (
    <section className={classes.report} aria-label={t('queue.check.title')}>
      <p className={classes.text}>
        {t('queue.check.readAt')} <Ago iso={report.checkedAt} />
      </p>
      <Counts counts={report.counts} />
      <ol className={classes.changes}>
        {report.changes.map((change) => (
          <CheckedRow key={change.changeId} change={change} />
        ))}
      </ol>
    </section>
  );
}

function Counts({ counts }: { counts: CheckCounts }) {
  const { t } = useText();
  return (
    <ul className={classes.counts}>
      {checkVerdicts
        .filter((verdict) => counts[verdict] > 0)
        .map((verdict) => (
          <li key={verdict}>
            <StatusDot {...signs[verdict]} label={t(`queue.check.verdict.${verdict}`, { count: counts[verdict] })} />
          </li>
        ))}
    </ul>
  );
}

function CheckedRow({ change }: { change: CheckedChange }) {
  const { t } = useText();
  const { counts, differing } = change;
  const sum = (verdicts: readonly CheckVerdict[]) => verdicts.reduce((all, verdict) => all + counts[verdict], 0);
  const total = sum(checkVerdicts);
  const more = sum(differingVerdicts) - differing.length;
  return (
    <li>
      <div className={classes.change}>
        <span className={classes.name}>{changeTitle(t, { ...change, devices: total })}</span>
        <Counts counts={counts} />
      </div>
      {differing.length > 0 ? <Differing change={change} /> : null}
      {differing.length > 0 && more > 0 ? (
        <p className={classes.side}>{t('queue.check.more', { count: more })}</p>
      ) : null}
    </li>
  );
}

function Differing({ change }: { change: CheckedChange }) {
  const { t } = useText();
  const willBe = destinationOf(t, change);
  return (
    <table className={classes.table} data-selectable>
      <thead>
        <tr>
          <th scope="col">{t('changes.device')}</th>
          <th scope="col">{t('queue.before')}</th>
          <th scope="col">{t('queue.theirsNow')}</th>
          <th scope="col">{t('queue.yours')}</th>
          <th scope="col">{t('changes.outcome')}</th>
        </tr>
      </thead>
      <tbody>
        {change.differing.map((device) => (
          <DifferingRow key={device.deviceId} device={device} willBe={willBe} />
        ))}
      </tbody>
    </table>
  );
}

function DifferingRow({ device, willBe }: { device: CheckedDevice; willBe: string }) {
  const { t } = useText();
  const { label, verdict, baseProfileName, seenProfileName } = device;
  return (
    <tr>
      <td>
        <Identifier groups={groupImei(label).split(' ')} />
      </td>
      <td title={baseProfileName ?? undefined}>{baseProfileName ?? t('changes.noProfile')}</td>
      <td title={seenProfileName ?? undefined} data-moved={verdict === 'conflict' || undefined}>
        {seenProfileName ?? t('changes.noProfile')}
      </td>
      <td title={willBe}>{willBe}</td>
      <td>
        <StatusDot {...signs[verdict]} label={t(`queue.check.word.${verdict}`)} />
      </td>
    </tr>
  );
}
