import { Button, Textarea, TextInput } from '@mantine/core';
import { useText } from '../../text/use-text.ts';
import classes from './SelfMaintainedWizard.module.css';
import { nameProblem, type WizardForm } from './wizard-form.ts';

type NameFieldsProps = { form: WizardForm; taken: readonly string[]; set: (change: Partial<WizardForm>) => void };

/** *Profile Name* and *+Add description*. */
export function NameFields({ form, taken, set }: NameFieldsProps) {
  const { t } = useText();
  const problem = nameProblem(form.name, taken);
  const sign = problem?.kind === 'forbidden' ? problem.sign : '';
  return (
    <div>
      <TextInput
        data-autofocus
        autoFocus
        label={t('selfMaintained.name')}
        value={form.name}
        error={problem ? t(`selfMaintained.names.${problem.kind}`, { sign }) : null}
        autoComplete="off"
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      {form.description === null ? (
        <Button
          className={classes.link ?? ''}
          variant="subtle"
          size="compact-sm"
          onClick={() => set({ description: '' })}
        >
          {t('selfMaintained.addDescription')}
        </Button>
      ) : (
        <Textarea
          mt={12}
          autoFocus
          label={t('selfMaintained.description')}
          value={form.description}
          maxLength={500}
          rows={2}
          onChange={(event) => set({ description: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
