import { Button, Checkbox } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { EnrollmentTokenView } from '#shared/domain/enrollment-token.ts';
import { envelopeOf } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ExtendTokensDialog } from './ExtendTokensDialog.tsx';
import { PasteTokenDialog } from './PasteTokenDialog.tsx';
import { RefreshTokenDialog } from './RefreshTokenDialog.tsx';
import rowClasses from './TokenRow.module.css';
import { type TokenAction, TokenRow } from './TokenRow.tsx';
import classes from './TokensView.module.css';
import { TimeScale } from './TokenTimeline.tsx';
import { useHasIvanti, useProfilesByHand, useTokens } from './tokens-queries.ts';
import { type TokenChoice, useTokenChoice } from './use-token-choice.ts';
import { WarningSetting } from './WarningSetting.tsx';

const MINUTE_MS = 60_000;
const NONE: readonly EnrollmentTokenView[] = [];

/** What was asked for, and of which tokens. */
type Asked = { action: TokenAction; tokens: readonly EnrollmentTokenView[] };

/** What the dialog that prints sheets with tokens is given. */
export type SheetsSlot = { opened: boolean; onClose: () => void; tokens: readonly EnrollmentTokenView[] };

/** A time line of expiries across profiles, and what is done about them; fills the body of a page. */
export function TokensView({ sheetsDialog }: { sheetsDialog: (slot: SheetsSlot) => ReactNode }) {
  const { data, error, refetch } = useTokens();
  const hasIvanti = useHasIvanti();
  const tokens = data?.tokens ?? NONE;
  const choice = useTokenChoice(tokens);
  const [asked, setAsked] = useState<Asked | null>(null);
  if (error && !data) return <ErrorNotice error={envelopeOf(error)} form="bar" onRetry={() => void refetch()} />;
  if (!data || hasIvanti === undefined) return null;
  const byHand = !hasIvanti || tokens.some(({ keeper }) => keeper === 'hand');
  const close = () => setAsked(null);
  const dialog = { onClose: close, onDone: () => choice.setAll(false), tokens: asked?.tokens ?? NONE };
  return (
    <div className={classes.view}>
      <Toolbar choice={choice} warningDays={data.warningDays} byIvanti={hasIvanti} byHand={byHand} onAsk={setAsked} />
      {tokens.length === 0 ? (
        <NoTokens byHand={byHand} onPaste={() => setAsked({ action: 'paste', tokens: [] })} />
      ) : (
        <TokenList tokens={tokens} choice={choice} warningDays={data.warningDays} onAsk={setAsked} />
      )}
      <ExtendTokensDialog opened={asked?.action === 'extend'} {...dialog} />
      <RefreshTokenDialog opened={asked?.action === 'refresh'} {...dialog} />
      <Paste asked={asked} tokens={tokens} onClose={close} />
      {sheetsDialog({ opened: asked?.action === 'print', onClose: close, tokens: asked?.tokens ?? NONE })}
    </div>
  );
}

type ToolbarProps = {
  choice: TokenChoice;
  warningDays: number;
  /** Who looks after tokens here: Ivanti, persons, or both. */
  byIvanti: boolean;
  byHand: boolean;
  onAsk: (asked: Asked) => void;
};

function Toolbar({ choice: { chosen }, warningDays, byIvanti, byHand, onAsk }: ToolbarProps) {
  const { t } = useText();
  const issued = chosen.filter(({ keeper }) => keeper === 'ivanti');
  const hint = chosen.length === 0 ? t('tokens.selectFirst') : undefined;
  return (
    <div className={classes.toolbar}>
      <Button
        variant="default"
        disabled={chosen.length === 0}
        title={hint}
        onClick={() => onAsk({ action: 'extend', tokens: chosen })}
      >
        {t('tokens.extend')}
      </Button>
      {byIvanti ? (
        <Button
          variant="default"
          disabled={issued.length === 0}
          title={hint}
          onClick={() => onAsk({ action: 'refresh', tokens: chosen })}
        >
          {t('tokens.refresh')}
        </Button>
      ) : null}
      <Button
        variant="default"
        disabled={chosen.length === 0}
        title={hint}
        onClick={() => onAsk({ action: 'print', tokens: chosen })}
      >
        {t(chosen.length > 1 ? 'print.sheetsAction' : 'print.sheetAction')}
      </Button>
      {byHand ? (
        <Button variant="default" onClick={() => onAsk({ action: 'paste', tokens: [] })}>
          {t('tokens.paste')}
        </Button>
      ) : null}
      <span className={classes.count} role="status">
        {chosen.length === 0 ? null : t('tokens.selected', { count: chosen.length })}
      </span>
      <WarningSetting days={warningDays} />
    </div>
  );
}

type TokenListProps = Pick<ToolbarProps, 'choice' | 'warningDays' | 'onAsk'> & {
  tokens: readonly EnrollmentTokenView[];
};

function TokenList({ tokens, choice, warningDays, onAsk }: TokenListProps) {
  const { t } = useText();
  const now = useNow(MINUTE_MS);
  const all = choice.chosen.length === tokens.length;
  return (
    <div className={classes.scroller}>
      <div className={rowClasses.head}>
        <Checkbox
          size="xs"
          aria-label={t('tokens.selectAll')}
          checked={all}
          indeterminate={!all && choice.chosen.length > 0}
          onChange={(event) => choice.setAll(event.currentTarget.checked)}
        />
        <span>{t('tokens.profile')}</span>
        <TimeScale />
        <span>{t('tokens.expiry')}</span>
        <span>{t('tokens.pending')}</span>
        <span>{t('tokens.value')}</span>
      </div>
      <ul className={classes.list} aria-label={t('tokens.list')}>
        {tokens.map((token) => (
          <TokenRow
            key={token.profileId}
            token={token}
            now={now}
            warningDays={warningDays}
            chosen={choice.has(token.profileId)}
            onChoose={(chosen) => choice.set(token.profileId, chosen)}
            onAction={(action) => onAsk({ action, tokens: [token] })}
          />
        ))}
      </ul>
    </div>
  );
}

type PasteProps = { asked: Asked | null; tokens: readonly EnrollmentTokenView[]; onClose: () => void };

/** Without Ivanti any profile's token may be pasted in, with it those that Ivanti keeps none of. */
function Paste({ asked, tokens, onClose }: PasteProps) {
  const profiles = useProfilesByHand(tokens);
  return (
    <PasteTokenDialog
      opened={asked?.action === 'paste'}
      onClose={onClose}
      profiles={profiles}
      chosenId={asked?.tokens[0]?.profileId ?? null}
    />
  );
}

function NoTokens({ byHand, onPaste }: { byHand: boolean; onPaste: () => void }) {
  const { t } = useText();
  return (
    <EmptyState
      icon={<IconKey size={22} stroke={1.6} />}
      title={t(byHand ? 'tokens.emptyTitleByHand' : 'tokens.emptyTitle')}
      text={t(byHand ? 'tokens.emptyTextByHand' : 'tokens.emptyText')}
    >
      {byHand ? <Button onClick={onPaste}>{t('tokens.paste')}</Button> : null}
    </EmptyState>
  );
}
