import { Button, Group, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { endOfLife } from '#shared/domain/enrollment-token.ts';
import { useText } from '../../text/use-text.ts';
import { useNow } from '../../ui/use-now.ts';
import type { TokensDialogProps } from './ExtendTokensDialog.tsx';
import { LifeFields } from './LifeFields.tsx';
import classes from './TokenDialogs.module.css';
import { TokenEnds } from './TokenEnds.tsx';
import { lifeOf, usualLife } from './token-life.ts';
import { useRefreshTokens } from './tokens-commands.ts';
import { useShown } from './use-shown.ts';

/** *Refresh Token*: a new value, what that makes void, and the end it will have, before anything is committed. */
export function RefreshTokenDialog(props: TokensDialogProps) {
  const { t } = useText();
  const tokens = useShown(props.opened, props.tokens);
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={<span className={classes.title}>{t('tokens.refreshDialog.title', { count: tokens.length })}</span>}
      size={600}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <RefreshForm {...props} tokens={tokens} />
    </Modal>
  );
}

function RefreshForm({ tokens, onClose, onDone }: TokensDialogProps) {
  const { t } = useText();
  const refresh = useRefreshTokens();
  const now = useNow();
  const [choice, setChoice] = useState(usualLife);
  const [busy, setBusy] = useState(false);
  const life = lifeOf(choice);
  const issued = tokens.filter(({ keeper }) => keeper === 'ivanti');
  const byHand = tokens.length - issued.length;
  const ready = life !== undefined && issued.length > 0 && !busy;
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    setBusy(true);
    const taken = await refresh(issued, life);
    setBusy(false);
    if (!taken) return;
    onDone?.();
    onClose();
  };
  return (
    <form className={classes.form} onSubmit={(event) => void onSubmit(event)}>
      <ul className={classes.points}>
        <li>{t('tokens.refreshDialog.value')}</li>
        <li>{t('tokens.refreshDialog.sheets')}</li>
        <li>{t('tokens.refreshDialog.undo')}</li>
      </ul>
      <LifeFields label={t('tokens.refreshDialog.life')} life={choice} onLife={setChoice} withIvanti />
      <TokenEnds
        tokens={issued}
        endOf={() => (life === undefined ? null : life === null ? 'ivanti' : endOfLife(life, now))}
      />
      {byHand > 0 ? <p className={classes.note}>{t('tokens.refreshDialog.byHand', { count: byHand })}</p> : null}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit" disabled={!ready && !busy} loading={busy}>
          {t('tokens.refreshDialog.submit', { count: issued.length })}
        </Button>
      </Group>
    </form>
  );
}
