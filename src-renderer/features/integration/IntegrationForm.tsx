import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import type { IntegrationView } from '#shared/domain/connection.ts';
import { envelopeOf } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useNotify } from '../../ui/use-notify.tsx';
import { ConnectionSteps } from './ConnectionSteps.tsx';
import { CredentialsFields } from './CredentialsFields.tsx';
import { type FieldProps, FormPart } from './FormPart.tsx';
import { IntegrationFacts } from './IntegrationFacts.tsx';
import classes from './IntegrationForm.module.css';
import { useConnect, useTestConnection } from './integration-commands.ts';
import {
  draftOf,
  formOf,
  type IntegrationForm,
  keepsCredentials,
  type MissingField,
  missingFields,
} from './integration-form.ts';
import { SecretNotice } from './SecretNotice.tsx';
import { IvantiFields, NameFields, RegionFields } from './ServerFields.tsx';

type IntegrationFormProps = {
  view: IntegrationView;
  /** The demo depot is connected by itself; its form can only be tested. */
  demo: boolean;
  /** The workspace's name, offered as the integration's. */
  suggestedName: string;
};

/** The Knox Integration: fill in, test, connect. */
export function IntegrationSettings({ view, demo, suggestedName }: IntegrationFormProps) {
  const { t } = useText();
  const notify = useNotify();
  const [form, setForm] = useState(() => formOf(view, suggestedName));
  const [shown, setShown] = useState(false);
  const test = useTestConnection();
  const connect = useConnect();
  const missing = missingFields(form, view);
  const fields: FieldProps = {
    form,
    set: (change) => setForm((old) => ({ ...old, ...change })),
    errors: useFieldErrors(shown ? missing : []),
    disabled: connect.isPending,
  };
  const element = useRef<HTMLFormElement>(null);
  const whenComplete = (act: () => void) => {
    setShown(true);
    if (missing.length === 0 || demo) act();
    else requestAnimationFrame(() => focusFirstError(element.current));
  };
  const onTest = () => whenComplete(() => test.mutate(draftOf(form)));
  const onConnect = (event: FormEvent) => {
    event.preventDefault();
    whenComplete(() =>
      connect.start(draftOf(form), () => {
        setForm((old) => withoutSecrets(old));
        setShown(false);
        notify.done(t(view.connected ? 'integration.saved' : 'integration.connected'));
      }),
    );
  };
  return (
    <form ref={element} className={classes.form} onSubmit={onConnect} noValidate>
      {demo ? <p className={classes.demo}>{t('integration.demoNotice')}</p> : null}
      {demo ? <IntegrationFacts view={view} /> : <Fields fields={fields} view={view} />}
      {demo ? null : <SecretNotice state={view.secretState} />}
      {connect.error ? <ErrorNotice error={envelopeOf(connect.error)} /> : null}
      {test.error ? <ErrorNotice error={envelopeOf(test.error)} /> : null}
      {test.data ? <ConnectionSteps report={test.data} /> : null}
      <div className={classes.foot}>
        <Button variant="default" loading={test.isPending} disabled={connect.isPending} onClick={onTest}>
          {t('integration.test')}
        </Button>
        <span className={classes.footHint}>{t('integration.testHint')}</span>
        {demo ? null : (
          <Button type="submit" loading={connect.isPending} disabled={test.isPending}>
            {t(view.connected ? 'integration.save' : 'integration.connect')}
          </Button>
        )}
      </div>
    </form>
  );
}

function focusFirstError(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid="true"]')?.focus();
}

function Fields({ fields, view }: { fields: FieldProps; view: IntegrationView }) {
  const { t } = useText();
  return (
    <>
      <FormPart title={t('integration.sections.name')}>
        <NameFields {...fields} />
      </FormPart>
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

function withoutSecrets(form: IntegrationForm): IntegrationForm {
  return { ...form, keysFile: null, clientIdentifier: '', clientId: '', clientSecret: '', ivantiPassword: '' };
}

const sentences = {
  name: 'name',
  baseUrl: 'url',
  accessTokenUrl: 'url',
  customerId: 'customerId',
  keysFile: 'keysFile',
  clientIdentifier: 'clientIdentifier',
  clientId: 'clientId',
  clientSecret: 'clientSecret',
  ivantiUrl: 'url',
  ivantiUser: 'ivantiUser',
  ivantiPassword: 'ivantiPassword',
} as const satisfies Record<MissingField, string>;

function useFieldErrors(missing: readonly MissingField[]): Partial<Record<MissingField, string>> {
  const { t } = useText();
  return Object.fromEntries(missing.map((field) => [field, t(`integration.missing.${sentences[field]}`)]));
}
