import { Button, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { endOfLife, readDays } from '#shared/domain/enrollment-token.ts';
import { profileNameProblem } from '#shared/domain/profile-name.ts';
import { useText } from '../../text/use-text.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './DialogForm.module.css';
import { ProfileNameField } from './ProfileNameField.tsx';
import type { ProfileForm, StepProblem } from './profile-form.ts';
import { UserField } from './UserField.tsx';

/** What every step is handed; `problem` is what keeps the person from going on, once it is to be shown. */
export type StepProps = {
  form: ProfileForm;
  set: (change: Partial<ProfileForm>) => void;
  problem: StepProblem | null;
  taken: readonly string[];
};

function Description({ form, set }: Pick<StepProps, 'form' | 'set'>) {
  const { t } = useText();
  const [shown, setShown] = useState(form.description !== '');
  if (!shown) {
    return (
      <Button variant="subtle" size="compact-sm" ml={-8} w="fit-content" onClick={() => setShown(true)}>
        {t('profiles.wizard.addDescription')}
      </Button>
    );
  }
  return (
    <Textarea
      label={t('profiles.wizard.description')}
      value={form.description}
      maxLength={500}
      autosize
      minRows={2}
      maxRows={4}
      ref={(field) => (form.description === '' ? field?.focus() : undefined)}
      onChange={(event) => set({ description: event.currentTarget.value })}
    />
  );
}

/** Name, description, and the options that decide what comes next (behaviours 45 to 48). */
export function ProfileStep({ form, set, problem, taken }: StepProps) {
  const { t } = useText();
  const typed = form.name === '' ? null : profileNameProblem(form.name, taken);
  const shown = problem?.field === 'name' ? problem.problem : typed;
  return (
    <div className={classes.fields}>
      <ProfileNameField value={form.name} onChange={(name) => set({ name })} problem={shown} />
      <Description form={form} set={set} />
      <Switch
        label={t('profiles.wizard.withoutToken')}
        description={t('profiles.wizard.withoutTokenText')}
        checked={form.withoutToken}
        onChange={(event) => set({ withoutToken: event.currentTarget.checked })}
      />
      <Switch
        label={t('profiles.wizard.singleDevice')}
        description={t('profiles.wizard.singleDeviceText')}
        checked={form.singleDevice}
        onChange={(event) => set({ singleDevice: event.currentTarget.checked })}
      />
      <Switch
        label={t('profiles.wizard.systemApps')}
        description={t('profiles.wizard.systemAppsText')}
        checked={form.systemApps}
        onChange={(event) => set({ systemApps: event.currentTarget.checked })}
      />
    </div>
  );
}

function Life({ form, set, problem }: Pick<StepProps, 'form' | 'set' | 'problem'>) {
  const { t, format } = useText();
  const now = useNow(60_000);
  const days = readDays(form.days);
  const wrong = problem?.field === 'days' || (form.days !== '' && days === null);
  const date = days === null ? null : format.date(endOfLife(days, now));
  return (
    <div className={classes.life}>
      <TextInput
        label={t('profiles.wizard.days')}
        description={t('profiles.wizard.daysText')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={form.days}
        inputMode="numeric"
        rightSection={<span className={classes.dim}>{t('profiles.wizard.daysUnit')}</span>}
        rightSectionWidth={52}
        maxLength={4}
        error={wrong ? t('profiles.wizard.daysProblem') : undefined}
        onChange={(event) => set({ days: event.currentTarget.value })}
      />
      <div className={classes.result} aria-live="polite">
        <span className={classes.resultLabel}>{t('profiles.wizard.expiry')}</span>
        <span className={classes.resultDate}>{date === null ? '—' : t('profiles.wizard.expiryIf', { date })}</span>
      </div>
    </div>
  );
}

/** The user devices register to, and the life of the token (behaviours 49 to 56); without Ivanti neither is ours to set. */
export function TokenStep({ hasIvanti, ...props }: StepProps & { hasIvanti: boolean }) {
  const { t } = useText();
  const { form, set } = props;
  if (!hasIvanti) {
    return (
      <div className={classes.notice}>
        <strong className={classes.noticeTitle}>{t('profiles.wizard.byHandTitle')}</strong>
        {t('profiles.wizard.byHand')}
      </div>
    );
  }
  return (
    <div className={classes.fields}>
      <UserField
        label={`${t('profiles.wizard.user')} (${t('profiles.wizard.optional')})`}
        description={t('profiles.wizard.userText')}
        value={form.user}
        onChange={(user) => set({ user })}
        autoFocus
      />
      <Life {...props} />
    </div>
  );
}
