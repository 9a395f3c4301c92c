import type { ReactNode } from 'react';
import { batchFindings } from '#shared/domain/batch.ts';
import { type BatchReportPaper, MOST_REPORT_LINES } from '#shared/domain/paper.ts';
import { useText } from '../../text/use-text.ts';
import classes from './BatchReport.module.css';
import { ReportTable } from './ReportTable.tsx';

const stages = ['expected', 'scanned', 'approved', 'assigned', 'registered'] as const;

type BatchReportProps = {
  report: BatchReportPaper;
  workspaceName: string;
  printedAt: string;
  /** How many of its lines are laid out. */
  lines: number;
};

/** The report of a batch: how far it has come, what does not agree, every device, and a line to sign on. */
export function BatchReport({ report, workspaceName, printedAt, lines }: BatchReportProps) {
  const { t, format } = useText();
  return (
    <article className={classes.report}>
      <header className={classes.head}>
        <div className={classes.kicker}>
          <span>{t('print.report.kind')}</span>
          <span>{workspaceName}</span>
        </div>
        <h1 className={classes.title}>{report.batch.name}</h1>
        <p className={classes.printed}>{t('print.report.printed', { date: format.exact(printedAt) })}</p>
      </header>
      <Facts report={report} />
      <Stages stages={report.stages} />
      <Findings findings={report.findings} />
      <section>
        <h2 className={classes.heading}>{t('print.report.devices', { count: report.total })}</h2>
        {report.total > report.lines.length ? (
          <p className={classes.note}>{t('print.report.cut', { most: MOST_REPORT_LINES })}</p>
        ) : null}
        <ReportTable lines={report.lines} shown={lines} />
      </section>
      <Signature />
    </article>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Facts({ report: { batch } }: { report: BatchReportPaper }) {
  const { t, format } = useText();
  const begun = t('print.report.createdBy', { date: format.dateTime(batch.createdAt), person: batch.createdBy });
  return (
    <dl className={classes.facts}>
      {batch.depot === '' ? null : <Fact label={t('print.report.depot')}>{batch.depot}</Fact>}
      {batch.profileName === null ? null : <Fact label={t('print.report.profile')}>{batch.profileName}</Fact>}
      {batch.noteName === null ? null : <Fact label={t('print.report.note')}>{batch.noteName}</Fact>}
      {batch.dueAt === null ? null : (
        <Fact label={t('print.report.due')}>{format.date(`${batch.dueAt}T12:00:00`)}</Fact>
      )}
      <Fact label={t('print.report.state')}>{t(`print.report.states.${batch.state}`)}</Fact>
      <Fact label={t('print.report.created')}>{begun}</Fact>
      {batch.closedAt === null ? null : <Fact label={t('print.report.closed')}>{format.dateTime(batch.closedAt)}</Fact>}
    </dl>
  );
}

function Stages({ stages: counts }: { stages: BatchReportPaper['stages'] }) {
  const { t, format } = useText();
  return (
    <dl className={classes.stages}>
      {stages.map((stage) => (
        <div key={stage}>
          <dt>{t(`print.report.stages.${stage}`)}</dt>
          <dd>{format.number(counts[stage])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Findings({ findings }: { findings: BatchReportPaper['findings'] }) {
  const { t, format } = useText();
  const found = batchFindings.filter((finding) => findings[finding] > 0);
  return (
    <section>
      <h2 className={classes.heading}>{t('print.report.findings')}</h2>
      {found.length === 0 ? <p className={classes.note}>{t('print.report.noFindings')}</p> : null}
      <ul className={classes.findings}>
        {found.map((finding) => (
          <li key={finding}>
            <span className={classes.count}>{format.number(findings[finding])}</span>
            {t(`print.report.finding.${finding}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Signature() {
  const { t } = useText();
  return (
    <footer className={classes.signature}>
      <span>{t('print.report.signedFor')}</span>
      <span className={classes.rule}>{t('print.report.signedOn')}</span>
      <span className={classes.rule} data-wide>
        {t('print.report.signature')}
      </span>
    </footer>
  );
}
