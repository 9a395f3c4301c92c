import { useState } from 'react';
import { endOfLife } from '#shared/domain/enrollment-token.ts';
import { useText } from '../../text/use-text.ts';
import { useNow } from '../../ui/use-now.ts';
import { LifeFields } from './LifeFields.tsx';
import classes from './TokenDialogs.module.css';
import { TokenEnds } from './TokenEnds.tsx';
import { TokensDialog, type TokensDialogProps, TokensForm } from './TokensDialog.tsx';
import { lifeOf, usualLife, wouldExtend } from './token-life.ts';
import { useExtendTokens } from './tokens-commands.ts';

/** *Extend*: one end for all of them, in days from now or never; each shows the end it will have before anything is committed. */
export function ExtendTokensDialog(props: TokensDialogProps) {
  const { t } = useText();
  return (
    <TokensDialog {...props} titleOf={(count) => t('tokens.extendDialog.title', { count })}>
      {(tokens) => <ExtendForm {...props} tokens={tokens} />}
    </TokensDialog>
  );
}

function ExtendForm({ tokens, onClose, onDone }: TokensDialogProps) {
  const { t } = useText();
  const extend = useExtendTokens();
  const now = useNow();
  const [choice, setChoice] = useState(usualLife);
  const life = lifeOf(choice) ?? undefined;
  const later = life === undefined ? tokens : tokens.filter(({ expiresAt }) => wouldExtend(expiresAt, life, now));
  return (
    <TokensForm
      ready={life !== undefined && later.length > 0}
      submitLabel={
        later.length === 0 ? t('tokens.extendDialog.nothing') : t('tokens.extendDialog.submit', { count: later.length })
      }
      submit={async () => life !== undefined && extend(later, life)}
      {...{ onClose, onDone }}
    >
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
    </TokensForm>
  );
}
