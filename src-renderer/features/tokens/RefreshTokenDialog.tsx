import { useState } from 'react';
import { endOfLife } from '#shared/domain/enrollment-token.ts';
import { useText } from '../../text/use-text.ts';
import { useNow } from '../../ui/use-now.ts';
import { LifeFields } from './LifeFields.tsx';
import classes from './TokenDialogs.module.css';
import { TokenEnds } from './TokenEnds.tsx';
import { TokensDialog, type TokensDialogProps, TokensForm } from './TokensDialog.tsx';
import { lifeOf, usualLife } from './token-life.ts';
import { useRefreshTokens } from './tokens-commands.ts';

/** *Refresh Token*: a new value, what that makes void, and the end it will have, before anything is committed. */
export function RefreshTokenDialog(props: TokensDialogProps) {
  const { t } = useText();
  return (
    <TokensDialog {...props} titleOf={(count) => t('tokens.refreshDialog.title', { count })}>
      {(tokens) => <RefreshForm {...props} tokens={tokens} />}
    </TokensDialog>
  );
}

function RefreshForm({ tokens, onClose, onDone }: TokensDialogProps) {
  const { t } = useText();
  const refresh = useRefreshTokens();
  const now = useNow();
  const [choice, setChoice] = useState(usualLife);
  const life = lifeOf(choice);
  const issued = tokens.filter(({ keeper }) => keeper === 'ivanti');
  const byHand = tokens.length - issued.length;
  return (
    <TokensForm
      ready={life !== undefined && issued.length > 0}
      submitLabel={t('tokens.refreshDialog.submit', { count: issued.length })}
      submit={async () => life !== undefined && refresh(issued, life)}
      {...{ onClose, onDone }}
    >
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
    </TokensForm>
  );
}
