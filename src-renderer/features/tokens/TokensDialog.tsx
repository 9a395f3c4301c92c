import { Button, Group, Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { EnrollmentTokenView } from '#shared/domain/enrollment-token.ts';
import { useText } from '../../text/use-text.ts';
import classes from './TokenDialogs.module.css';
import { useShown } from './use-shown.ts';

/** What the dialogs about tokens are handed; they stay as they were while they close. */
export type TokensDialogProps = {
  opened: boolean;
  onClose: () => void;
  tokens: readonly EnrollmentTokenView[];
  /** Once the change is queued. */
  onDone?: (() => void) | undefined;
};

type FrameProps = TokensDialogProps & {
  titleOf: (count: number) => string;
  children: (tokens: readonly EnrollmentTokenView[]) => ReactNode;
};

/** The frame of a dialog about tokens: its title, and the tokens as they were when it opened. */
export function TokensDialog({ opened, onClose, titleOf, children, ...props }: FrameProps) {
  const { t } = useText();
  const tokens = useShown(opened, props.tokens);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<span className={classes.title}>{titleOf(tokens.length)}</span>}
      size={600}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {children(tokens)}
    </Modal>
  );
}

type TokensFormProps = Pick<TokensDialogProps, 'onClose' | 'onDone'> & {
  ready: boolean;
  submitLabel: string;
  /** Answers whether the change was taken. */
  submit: () => Promise<boolean>;
  children: ReactNode;
};

/** The form in it: closes once what it asks for is taken. */
export function TokensForm({ ready, submitLabel, submit, onClose, onDone, children }: TokensFormProps) {
  const { t } = useText();
  const [busy, setBusy] = useState(false);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    const taken = await submit();
    setBusy(false);
    if (!taken) return;
    onDone?.();
    onClose();
  };
  return (
    <form className={classes.form} onSubmit={(event) => void onSubmit(event)}>
      {children}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={busy}>
          {submitLabel}
        </Button>
      </Group>
    </form>
  );
}
