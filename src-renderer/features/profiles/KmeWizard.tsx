import { Button } from '@mantine/core';
import { type FormEvent, type RefCallback, useCallback, useState } from 'react';
import type { ProfileSummary } from '#shared/domain/profile.ts';
import { codeOf } from '#shared/errors.ts';
import { envelopeOf } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { ConfigurationEditor } from './ConfigurationEditor.tsx';
import classes from './DialogForm.module.css';
import { hasIvanti as isIvantiThere } from './profile-blocks.ts';
import { blankForm, createInput, type ProfileForm, stepProblem, stepsOf, type WizardStep } from './profile-form.ts';
import { useCreateProfile } from './profiles-commands.ts';
import { ProfileStep, TokenStep } from './WizardSteps.tsx';

/** Who goes on from step to step with the keyboard stands in the first field of each. */
function useFocusAt(step: WizardStep): RefCallback<HTMLElement> {
  return useCallback(
    (content) => {
      const first = step === 'configuration' ? content : content?.querySelector<HTMLElement>('input, textarea');
      // Not before the effects of this drawing are through: the dialog takes care of the focus in one of them.
      queueMicrotask(() => (first ?? content)?.focus());
    },
    [step],
  );
}

type KmeWizardProps = {
  profiles: readonly ProfileSummary[];
  step: WizardStep;
  onStep: (step: WizardStep) => void;
  /** Back to the choice of the type. */
  onBack: () => void;
  onClose: () => void;
};

/** A new profile of the type Samsung Knox Mobile Enrollment, step by step (behaviours 44 to 60). */
export function KmeWizard({ profiles, step, onStep, onBack, onClose }: KmeWizardProps) {
  const { t } = useText();
  const create = useCreateProfile();
  const [form, setForm] = useState<ProfileForm>(blankForm);
  const [insisted, setInsisted] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const hasIvanti = isIvantiThere(profiles);
  const taken = profiles.map(({ name }) => name);
  const steps = stepsOf(form);
  const at = steps.indexOf(step);
  const next = steps[at + 1];
  const problem = stepProblem(form, step, { taken, hasIvanti });
  const set = (change: Partial<ProfileForm>) => setForm((old) => ({ ...old, ...change }));
  const stepProps = { form, taken, set, problem: insisted ? problem : null };
  const finish = async () => {
    setBusy(true);
    try {
      await create(createInput(form, hasIvanti));
      onClose();
    } catch (thrown) {
      setBusy(false);
      setError(thrown);
      if (codeOf(thrown).startsWith('profile_name')) onStep('profile');
    }
  };
  const goOn = () => {
    setError(null);
    setInsisted(problem !== null);
    if (problem !== null || busy) return;
    if (next) onStep(next);
    else void finish();
  };
  const buttons = (
    <>
      <Button variant="default" onClick={() => (at > 0 ? onStep(steps[at - 1] ?? 'profile') : onBack())}>
        {t('profiles.wizard.back')}
      </Button>
      <Button variant="default" onClick={onClose}>
        {t('ui.cancel')}
      </Button>
      <Button loading={busy} {...(step === 'configuration' ? { onClick: goOn } : { type: 'submit' })}>
        {t(next ? 'profiles.add.next' : 'profiles.wizard.done')}
      </Button>
    </>
  );
  const content = useFocusAt(step);
  const words = t('profiles.wizard.step', {
    ...{ at: at + 2, of: steps.length + 1, name: t(`profiles.wizard.steps.${step}`) },
  });
  const notice = error === null ? null : <ErrorNotice error={envelopeOf(error)} />;
  // No form around the editor: Enter in one of its many fields must not make the profile.
  if (step === 'configuration') {
    return (
      <div ref={content} className={classes.wide} tabIndex={-1}>
        <p className={classes.step}>{words}</p>
        <ConfigurationEditor value={form.configuration} onChange={(configuration) => set({ configuration })} />
        <div className={classes.error}>{notice}</div>
        <div className={classes.sticky}>{buttons}</div>
      </div>
    );
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    goOn();
  };
  return (
    <form ref={content} onSubmit={onSubmit} noValidate>
      <p className={classes.step}>{words}</p>
      {step === 'profile' ? <ProfileStep {...stepProps} /> : <TokenStep {...stepProps} hasIvanti={hasIvanti} />}
      <div className={classes.error}>{notice}</div>
      <div className={classes.foot}>{buttons}</div>
    </form>
  );
}
