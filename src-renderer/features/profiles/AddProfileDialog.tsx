import { Button, Modal, Radio, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ProfileSummary } from '#shared/domain/profile.ts';
import { useText } from '../../text/use-text.ts';
import classes from './DialogForm.module.css';
import { KmeWizard } from './KmeWizard.tsx';
import type { DialogSlot } from './page-slots.ts';
import type { WizardStep } from './profile-form.ts';

type Type = 'samsung-kme' | 'self-maintained';

type TypeStepProps = {
  onClose: () => void;
  onKme: () => void;
  /** Null where a Self-Maintained profile cannot be made. */
  onSelfMaintained: (() => void) | null;
};

/** The two types of profile (behaviours 41 to 44). */
function TypeStep({ onClose, onKme, onSelfMaintained }: TypeStepProps) {
  const { t } = useText();
  const [type, setType] = useState<Type>('samsung-kme');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (type === 'samsung-kme') onKme();
    else onSelfMaintained?.();
  };
  return (
    <form onSubmit={onSubmit}>
      <Radio.Group label={t('profiles.add.type')} value={type} onChange={(next) => setType(next as Type)}>
        <Stack gap={12} mt={8}>
          <Radio
            value="self-maintained"
            label={t('profiles.type.self-maintained')}
            description={t(onSelfMaintained ? 'profiles.add.selfText' : 'profiles.add.selfBlocked')}
            disabled={!onSelfMaintained}
          />
          <Radio
            value="samsung-kme"
            label={t('profiles.type.samsung-kme')}
            description={t('profiles.add.kmeText')}
            data-autofocus
          />
        </Stack>
      </Radio.Group>
      <div className={classes.foot}>
        <span />
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit">{t('profiles.add.next')}</Button>
      </div>
    </form>
  );
}

type AddProfileDialogProps = DialogSlot & {
  profiles: readonly ProfileSummary[];
  onSelfMaintained: (() => void) | null;
};

/** *Add*: the type first, then the wizard of that type. */
export function AddProfileDialog({ opened, onClose, profiles, onSelfMaintained }: AddProfileDialogProps) {
  const { t } = useText();
  const [step, setStep] = useState<'type' | WizardStep>('type');
  const close = () => {
    setStep('type');
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={
        <span className={classes.title}>{t(step === 'type' ? 'profiles.add.title' : 'profiles.wizard.title')}</span>
      }
      size={step === 'configuration' ? 1184 : 560}
      // What was typed so far is not lost to a click that missed.
      closeOnClickOutside={step === 'type'}
      closeOnEscape={step !== 'configuration'}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {opened && step === 'type' ? (
        <TypeStep onClose={close} onKme={() => setStep('profile')} onSelfMaintained={onSelfMaintained} />
      ) : null}
      {opened && step !== 'type' ? (
        <KmeWizard profiles={profiles} step={step} onStep={setStep} onBack={() => setStep('type')} onClose={close} />
      ) : null}
    </Modal>
  );
}
