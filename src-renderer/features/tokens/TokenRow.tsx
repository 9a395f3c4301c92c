import { ActionIcon, Checkbox, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { EnrollmentTokenView } from '#shared/domain/enrollment-token.ts';
import { tokenMark } from '#shared/domain/token-mark.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { TokenField } from './TokenField.tsx';
import classes from './TokenRow.module.css';
import { TokenTimeline } from './TokenTimeline.tsx';
import { standingOf, type TokenStanding } from './token-timeline.ts';
import { changeSign, leftWords, voidSince } from './token-words.ts';

/** What can be done with tokens. */
export type TokenAction = 'extend' | 'refresh' | 'paste' | 'print';

type TokenRowProps = {
  token: EnrollmentTokenView;
  now: Date;
  warningDays: number;
  chosen: boolean;
  onChoose: (chosen: boolean) => void;
  onAction: (action: TokenAction) => void;
};

/** One token: whose it is, when it ends on the time line and in words, who waits for it, its value. */
export function TokenRow({ token, now, warningDays, chosen, onChoose, onAction }: TokenRowProps) {
  const standing = standingOf(token.expiresAt, now, warningDays);
  return (
    <li className={classes.row} data-chosen={chosen || undefined} data-nearness={standing.nearness}>
      <Checkbox
        size="xs"
        aria-label={token.profileName}
        checked={chosen}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      <Whose token={token} onChoose={() => onChoose(!chosen)} />
      <TokenTimeline standing={standing} />
      <Ends token={token} standing={standing} />
      <Pending devices={token.pendingDevices} dead={standing.nearness === 'dead'} />
      <TokenField profileId={token.profileId} token={token} />
      <RowMenu token={token} onAction={onAction} />
    </li>
  );
}

function Whose({ token, onChoose }: { token: EnrollmentTokenView; onChoose: () => void }) {
  const { t, format } = useText();
  const since = voidSince(token);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tick box beside it is the keyboard's way
    // biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the tick box
    <div className={classes.whose} onClick={onChoose}>
      <span className={classes.name} title={token.profileName}>
        {token.profileName}
      </span>
      {since === null ? null : (
        <span className={classes.void}>{t('tokens.void', { date: format.dateTime(since) })}</span>
      )}
      <Mark token={token} />
      {token.keeper === 'hand' ? <span className={classes.small}>{t('tokens.byHand')}</span> : null}
      <ChangeNote token={token} />
    </div>
  );
}

/** What a sheet of paper has to say to be the present one. */
function Mark({ token: { profileId, issuedAt, printedAt } }: { token: EnrollmentTokenView }) {
  const { t, format } = useText();
  const mark = tokenMark(profileId, issuedAt);
  if (mark === null || printedAt === null) return null;
  return (
    <span className={classes.small} title={t('tokens.markPrinted', { mark, date: format.date(printedAt) })}>
      {t('tokens.mark', { mark })}
    </span>
  );
}

/** A change that is not over, and the way to it. */
function ChangeNote({ token: { changeId, changeState } }: { token: EnrollmentTokenView }) {
  const { t } = useText();
  const { go } = useNavigation();
  if (changeId === null || changeState === null) return null;
  return (
    <button
      type="button"
      className={classes.change}
      title={t('tokens.openChange')}
      onClick={(event) => {
        event.stopPropagation();
        go({ page: 'changes', changeId });
      }}
    >
      <StatusDot {...changeSign(changeState)} label={t(`changes.states.${changeState}`)} />
    </button>
  );
}

function Ends({ token: { expiresAt }, standing }: { token: EnrollmentTokenView; standing: TokenStanding }) {
  const { t, format } = useText();
  const dated = expiresAt !== null && expiresAt !== 'never';
  return (
    <div className={classes.ends} title={standing.nearness === 'unknown' ? t('tokens.unknownHint') : undefined}>
      <span className={classes.left}>{leftWords(t, standing)}</span>
      {dated ? (
        <time className={classes.small} dateTime={expiresAt} title={format.exact(expiresAt)}>
          {format.dateTime(expiresAt)}
        </time>
      ) : null}
    </div>
  );
}

function Pending({ devices, dead }: { devices: number; dead: boolean }) {
  const { t } = useText();
  const stranded = dead && devices > 0;
  return (
    <span className={classes.pending} data-stranded={stranded || undefined} title={t('tokens.pendingHint')}>
      {t(stranded ? 'tokens.stranded' : 'tokens.waitingDevices', { count: devices })}
    </span>
  );
}

function RowMenu({ token, onAction }: Pick<TokenRowProps, 'token' | 'onAction'>) {
  const { t } = useText();
  const byHand = token.keeper === 'hand';
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={28} aria-label={t('tokens.more', { profile: token.profileName })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onAction('extend')}>{t('tokens.extend')}</Menu.Item>
        <Menu.Item onClick={() => onAction(byHand ? 'paste' : 'refresh')}>
          {t(byHand ? 'tokens.paste' : 'tokens.refresh')}
        </Menu.Item>
        <Menu.Item onClick={() => onAction('print')}>{t('print.sheetAction')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
