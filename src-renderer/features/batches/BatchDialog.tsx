import { Button, Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { envelopeOf } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import classes from './BatchDialog.module.css';

type BatchDialogProps = { opened: boolean; title: string; onClose: () => void; children: ReactNode };

/** A dialog of this page: its title, its cross, and what is in it while it is open. */
export function BatchDialog({ opened, title, onClose, children }: BatchDialogProps) {
  const { t } = useText();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<span className={classes.title}>{title}</span>}
      size={480}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {opened ? children : null}
    </Modal>
  );
}

type DialogFormProps = {
  submit: string;
  /** It destroys something: the way out has the focus. */
  danger?: boolean;
  /** There is nothing to submit. */
  idle?: boolean;
  act: () => Promise<void>;
  onClose: () => void;
  children: ReactNode;
};

/** What is asked, and the buttons below: it closes when that worked, and shows what was refused when it did not. */
export function DialogForm({ submit, danger = false, idle = false, act, onClose, children }: DialogFormProps) {
  const { t } = useText();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (busy || idle) return;
    setBusy(true);
    setError(null);
    act()
      .then(onClose, setError)
      .finally(() => setBusy(false));
  };
  return (
    <form onSubmit={onSubmit} noValidate>
      {children}
      {error === null ? null : <ErrorNotice error={envelopeOf(error)} />}
      <div className={classes.foot}>
        <Button variant="default" data-autofocus={danger || undefined} onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button
          type="submit"
          {...(danger ? { color: 'red' } : {})}
          aria-disabled={idle}
          data-disabled={idle}
          loading={busy}
        >
          {submit}
        </Button>
      </div>
    </form>
  );
}
