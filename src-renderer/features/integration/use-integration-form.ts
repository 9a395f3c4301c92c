import { type RefObject, useState } from 'react';
import type { IntegrationView } from '#shared/domain/connection.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';
import type { FieldProps } from './FormPart.tsx';
import { useActivate, useSave, useTestConnection } from './integration-commands.ts';
import { draftOf, formOf, isChanged, type MissingField, missingFields } from './integration-form.ts';

/** The form as it is being filled in, and what can be done with it. */
export function useIntegrationForm(
  view: IntegrationView,
  suggestedName: string,
  element: RefObject<HTMLFormElement | null>,
) {
  const { t } = useText();
  const notify = useNotify();
  const [form, setForm] = useState(() => formOf(view, suggestedName));
  const [shown, setShown] = useState(false);
  const changed = isChanged(form, view);
  const missing = missingFields(form, view);
  const settle = (stored: IntegrationView) => {
    setForm(formOf(stored));
    setShown(false);
  };
  const test = useTestConnection();
  const save = useSave();
  const activate = useActivate((stored) => {
    settle(stored);
    notify.done(t('integration.activated'));
  });
  const whenComplete = (work: () => void) => {
    setShown(true);
    if (missing.length > 0) {
      requestAnimationFrame(() => focusFirstError(element.current));
      return;
    }
    for (const { reset } of [test, save, activate]) reset();
    work();
  };
  const start = (unverified: boolean) =>
    whenComplete(() => activate.mutate({ draft: draftOf(form), changed, unverified }));
  const fields: FieldProps = {
    form,
    set: (change) => setForm((old) => ({ ...old, ...change })),
    errors: useFieldErrors(shown ? missing : []),
    disabled: save.isPending || activate.isPending,
  };
  const act = {
    test: () => whenComplete(() => test.mutate(draftOf(form))),
    save: () =>
      whenComplete(() =>
        save.start(draftOf(form), (stored) => {
          settle(stored);
          notify.done(t('integration.saved'));
        }),
      ),
    activate: () => start(false),
    activateUnverified: () => start(true),
  };
  return { fields, changed, busy: test.isPending || save.isPending || activate.isPending, test, save, activate, act };
}

function focusFirstError(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid="true"]')?.focus();
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
