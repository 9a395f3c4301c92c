import { Button, Group, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type EnrollmentTokenView, endOfLife } from '#shared/domain/enrollment-token.ts';
import { useText } from '../../text/use-text.ts';
import { useNow } from '../../ui/use-now.ts';
import { LifeFields } from './LifeFields.tsx';
import classes from './TokenDialogs.module.css';
import { TokenEnds } from './TokenEnds.tsx';
import { lifeOf, usualLife, wouldExtend } from './token-life.ts';
import { useExtendTokens } from './tokens-commands.ts';
import { useShown } from './use-shown.ts';

/** What the dialogs about tokens are handed; they stay as they were while they close. */
export type TokensDialogProps = {
  opened: boolean;
  onClose: () => void;
  tokens: readonly EnrollmentTokenView[];
  /** Once the change is queued. */
  onDone?: () => void;
};

/** *Extend*: one end for all of them, in days from now or never; each shows the end it will have before anything is committed. */
export function ExtendTokensDialog(props: TokensDialogProps) {
  const { t } = useText();
  const tokens = useShown(props.opened, props.tokens);
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={<span className={classes.title}>{t('tokens.extendDialog.title', { count: tokens.length })}</span>}
      size={600}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <ExtendForm {...props} tokens={tokens} />
    </Modal>
  );
}

function ExtendForm({ tokens, onClose, onDone }: TokensDialogProps) {
  const { t } = useText();
  const extend = useExtendTokens();
  const now = useNow();
  const [choice, setChoice] = useState(usualLife);
  const [busy, setBusy] = useState(false);
  const life = lifeOf(choice) ?? undefined;
  const later = life === undefined ? tokens : tokens.filter(({ expiresAt }) => wouldExtend(expiresAt, life, now));
  const ready = life !== undefined && later.length > 0 && !busy;
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    setBusy(true);
    const taken = await extend(later, life);
    setBusy(false);
    if (!taken) return;
    onDone?.();
    onClose();
  };
  return (
    <form className={classes.form} onSubmit={(event) => void onSubmit(event)}>
      <LifeFields label={t('tokens.life.upto')} life={choice} onLife={setChoice} />
      <TokenEnds
        tokens={tokens}
        endOf={({ expiresAt }) => {
          if (life === undefined) return null;
          return wouldExtend(expiresAt, life, now) ? endOfLife(life, now) : 'stays';
        }}
      />
      <p className={classes.note}>{t('tokens.extendDialog.text')}</p>
      {tokens.some(({ keeper }) => keeper === 'hand') ? (
        <p className={classes.note}>{t('tokens.extendDialog.byHand')}</p>
      ) : null}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit" disabled={!ready && !busy} loading={busy}>
          {later.length === 0
            ? t('tokens.extendDialog.nothing')
            : t('tokens.extendDialog.submit', { count: later.length })}
        </Button>
      </Group>
    </form>
  );
}
