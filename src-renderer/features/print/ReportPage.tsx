import type { ReactNode } from 'react';
import { batchFindings } from '#shared/domain/batch.ts';
import { type BatchReportPaper, MOST_REPORT_LINES, type PaperSize, paperSizes } from '#shared/domain/paper.ts';
import { useText } from '../../text/use-text.ts';
import type { ReportPart } from './paper-parts.ts';
import classes from './ReportPage.module.css';
import { ReportTable } from './ReportTable.tsx';

const stages = ['expected', 'scanned', 'approved', 'assigned', 'registered'] as const;

type ReportPageProps = {
  report: BatchReportPaper;
  part: ReportPart;
  size: PaperSize;
  workspaceName: string;
  printedAt: string;
};

/** A page of a batch's report: on the first how far it has come and what does not agree, on the last a line to sign on. */
export function ReportPage({ report, part, size, workspaceName, printedAt }: ReportPageProps) {
  const { t, format } = useText();
  const { width, height } = paperSizes[size];
  const { first, count, page, pages } = part;
  return (
    <section className={classes.page} style={{ width: `${width}mm`, height: `${height}mm` }}>
      <div className={classes.kicker}>
        <span>{page === 0 ? t('print.report.kind') : report.batch.name}</span>
        <span>{workspaceName}</span>
      </div>
      {page === 0 ? <Head report={report} printedAt={printedAt} /> : null}
      {count > 0 ? <ReportTable lines={report.lines} first={first} count={count} /> : null}
      {page === pages - 1 ? <Signature /> : null}
      <footer className={classes.foot}>
        <span>{t('print.report.printed', { date: format.dateTime(printedAt) })}</span>
        <span>{t('print.page', { page: page + 1, pages })}</span>
      </footer>
    </section>
  );
}

function Head({ report, printedAt }: { report: BatchReportPaper; printedAt: string }) {
  const { t, format } = useText();
  return (
    <>
      <header className={classes.head}>
        <h1 className={classes.title}>{report.batch.name}</h1>
        <p>{format.longDate(printedAt)}</p>
      </header>
      <Facts report={report} />
      <Stages counts={report.stages} />
      <Findings findings={report.findings} />
      <h2 className={classes.heading}>{t('print.report.devices', { count: report.total })}</h2>
      {report.total > report.lines.length ? (
        <p className={classes.note}>{t('print.report.cut', { most: MOST_REPORT_LINES })}</p>
      ) : null}
    </>
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
      {batch.depot === '' ? null : <Fact label={t('batches.column.depot')}>{batch.depot}</Fact>}
      {batch.profileName === null ? null : <Fact label={t('batches.column.profile')}>{batch.profileName}</Fact>}
      {batch.noteName === null ? null : <Fact label={t('print.report.note')}>{batch.noteName}</Fact>}
      {batch.dueAt === null ? null : <Fact label={t('batches.column.due')}>{format.date(`${batch.dueAt}T12:00`)}</Fact>}
      <Fact label={t('batches.column.state')}>{t(`batches.state.${batch.state}`)}</Fact>
      <Fact label={t('print.report.created')}>{begun}</Fact>
      {batch.closedAt === null ? null : <Fact label={t('print.report.closed')}>{format.dateTime(batch.closedAt)}</Fact>}
    </dl>
  );
}

function Stages({ counts }: { counts: BatchReportPaper['stages'] }) {
  const { t, format } = useText();
  return (
    <dl className={classes.stages}>
      {stages.map((stage) => (
        <div key={stage}>
          <dt>{t(`batches.stage.${stage}`)}</dt>
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
    <>
      <h2 className={classes.heading}>{t('batches.column.findings')}</h2>
      {found.length === 0 ? <p className={classes.note}>{t('print.report.noFindings')}</p> : null}
      <ul className={classes.findings}>
        {found.map((finding) => (
          <li key={finding}>
            <span className={classes.count}>{format.number(findings[finding])}</span>
            <strong>{t(`batches.finding.${finding}`)}</strong>
            <span>{t(`batches.findingHint.${finding}`)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Signature() {
  const { t } = useText();
  return (
    <div className={classes.signature}>
      <span>{t('print.report.signedFor')}</span>
      <span className={classes.rule}>{t('print.report.signedOn')}</span>
      <span className={classes.rule} data-wide>
        {t('print.report.signature')}
      </span>
    </div>
  );
}
