import { useEffect, useRef } from 'react';
import type { ConnectionReport, ConnectionStepResult } from '#shared/domain/connection.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { type DotShape, type DotTone, StatusDot } from '../../ui/StatusDot.tsx';
import classes from './ConnectionSteps.module.css';

const signs: Record<ConnectionStepResult['state'], { tone: DotTone; shape: DotShape }> = {
  ok: { tone: 'provisioned', shape: 'check' },
  failed: { tone: 'failed', shape: 'cross' },
  skipped: { tone: 'unassigned', shape: 'dashed' },
};

/** The connection test, step by step, with the one that failed explained. */
export function ConnectionSteps({ report }: { report: ConnectionReport }) {
  const { t } = useText();
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.scrollIntoView({ block: 'end' }), []);
  return (
    <section ref={section} className={classes.report} aria-live="polite" aria-label={t('integration.report.title')}>
      <p className={classes.summary}>
        <Summary report={report} />
      </p>
      <ol className={classes.steps}>
        {report.steps.map((step) => (
          <Step key={step.step} result={step} />
        ))}
      </ol>
    </section>
  );
}

function Summary({ report }: { report: ConnectionReport }) {
  const { t } = useText();
  if (report.ok) {
    return report.devices === null
      ? t('integration.report.okNoCount')
      : t('integration.report.ok', { count: report.devices });
  }
  const failed = report.steps.find((step) => step.state === 'failed');
  return t('integration.report.failed', { step: failed ? t(`integration.report.steps.${failed.step}`) : '' });
}

function Step({ result }: { result: ConnectionStepResult }) {
  const { t, format } = useText();
  return (
    <li className={classes.step}>
      <div className={classes.line}>
        <span className={classes.name}>{t(`integration.report.steps.${result.step}`)}</span>
        <StatusDot {...signs[result.state]} label={t(`integration.report.states.${result.state}`)} />
        <span className={classes.time}>
          {result.state === 'skipped' ? '' : `${format.number(Math.round(result.durationMs))} ms`}
        </span>
      </div>
      {result.error ? <ErrorNotice error={result.error} /> : null}
    </li>
  );
}
