import { Button } from '@mantine/core';
import { type FormEvent, useRef } from 'react';
import type { ConnectionReport, IntegrationView } from '#shared/domain/connection.ts';
import { envelopeOf } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { ActivationSwitch } from './ActivationSwitch.tsx';
import { ConnectionSteps } from './ConnectionSteps.tsx';
import { CredentialsFields } from './CredentialsFields.tsx';
import { type FieldProps, FormPart } from './FormPart.tsx';
import { IntegrationFacts } from './IntegrationFacts.tsx';
import classes from './IntegrationForm.module.css';
import { IntervalField } from './IntervalField.tsx';
import { keepsCredentials } from './integration-form.ts';
import { IvantiFields, NameFields, RegionFields } from './ServerFields.tsx';
import { StoredFacts } from './StoredFacts.tsx';
import { isUnverified, UnverifiedNotice } from './UnverifiedNotice.tsx';
import { useIntegrationForm } from './use-integration-form.ts';

type IntegrationFormProps = {
  view: IntegrationView;
  /** The demo depot is connected by itself: its server and credentials can only be looked at. */
  demo: boolean;
  /** The workspace's name, offered as the integration's. */
  suggestedName: string;
};

/** The Knox Integration: fill in, test, activate, save, deactivate (behaviours 17 to 21). */
export function IntegrationSettings({ view, demo, suggestedName }: IntegrationFormProps) {
  const { t } = useText();
  const element = useRef<HTMLFormElement>(null);
  const { fields, changed, busy, test, save, activate, act } = useIntegrationForm(view, suggestedName, element);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!view.connected) act.activate();
    else if (changed) act.save();
  };
  const report = test.data ?? (activate.data && 'report' in activate.data ? activate.data.report : null);
  const error = save.error ?? activate.error ?? test.error;
  return (
    <form ref={element} className={classes.form} onSubmit={onSubmit} noValidate>
      {demo ? <p className={classes.demo}>{t('integration.demoNotice')}</p> : null}
      {view.connected ? <ActivationSwitch view={view} busy={activate.isPending} onActivate={act.activate} /> : null}
      <Fields fields={fields} view={view} demo={demo} />
      {error ? <ErrorNotice error={envelopeOf(error)} /> : null}
      {report ? (
        <Report report={report} view={view} busy={activate.isPending} onActivate={act.activateUnverified} />
      ) : null}
      <div className={classes.foot}>
        <Button variant="default" loading={test.isPending} disabled={busy} onClick={act.test}>
          {t('integration.test')}
        </Button>
        <span className={classes.footHint}>{t('integration.testHint')}</span>
        {view.connected ? (
          <Button type="submit" loading={save.isPending} disabled={!changed || busy}>
            {t('integration.save')}
          </Button>
        ) : (
          <Button type="submit" loading={activate.isPending} disabled={busy}>
            {t('integration.activate')}
          </Button>
        )}
      </div>
    </form>
  );
}

type ReportProps = { report: ConnectionReport; view: IntegrationView; busy: boolean; onActivate: () => void };

/** How the test went; one that reached nobody need not keep a person without a network from activating. */
function Report({ report, view, busy, onActivate }: ReportProps) {
  return (
    <>
      <ConnectionSteps report={report} />
      {!view.active && isUnverified(report) ? <UnverifiedNotice busy={busy} onActivate={onActivate} /> : null}
    </>
  );
}

function Fields({ fields, view, demo }: { fields: FieldProps; view: IntegrationView; demo: boolean }) {
  const { t } = useText();
  return (
    <>
      <FormPart title={t('integration.sections.name')}>
        <NameFields {...fields} />
        {view.connected ? <IntervalField view={view} /> : null}
      </FormPart>
      {demo ? (
        <FormPart title={t('integration.sections.server')}>
          <IntegrationFacts view={view} />
        </FormPart>
      ) : (
        <ServerParts fields={fields} view={view} />
      )}
      <FormPart title={t('integration.sections.stored')}>
        <StoredFacts state={view.secretState} demo={demo} />
      </FormPart>
    </>
  );
}

function ServerParts({ fields, view }: { fields: FieldProps; view: IntegrationView }) {
  const { t } = useText();
  return (
    <>
      <FormPart title={t('integration.sections.server')}>
        <RegionFields {...fields} />
      </FormPart>
      <FormPart title={t('integration.sections.credentials')}>
        <CredentialsFields {...fields} stored={keepsCredentials(fields.form, view)} />
      </FormPart>
      <FormPart title={t('integration.sections.ivanti')}>
        <IvantiFields {...fields} hasPassword={view.ivanti?.hasPassword ?? false} />
      </FormPart>
    </>
  );
}
