import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCopy, IconEye, IconEyeOff } from '@tabler/icons-react';
import type { EnrollmentTokenView } from '#shared/domain/enrollment-token.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { useText } from '../../text/use-text.ts';
import classes from './TokenField.module.css';
import { useTokenValue } from './use-token-value.ts';

const MASK = '••••••••••••';

type TokenFieldProps = { profileId: ProfileId; token: Pick<EnrollmentTokenView, 'profileName' | 'hasValue'> };

/** The value of a token: masked until shown, copied past the window, with the time until the clipboard is cleared. */
export function TokenField({ profileId, token }: TokenFieldProps) {
  const { t } = useText();
  const { value, busy, toggle, copy, clearsInMs } = useTokenValue(profileId);
  const profile = token.profileName;
  if (!token.hasValue) return <span className={classes.none}>{t('tokens.noValue')}</span>;
  const toggleLabel = t(value === null ? 'tokens.show' : 'tokens.hide', { profile });
  const copyLabel = t('tokens.copy', { profile });
  return (
    <span className={classes.field}>
      <span className={classes.value}>
        {value === null ? (
          <span role="img" aria-label={t('tokens.hidden')} className={classes.mask}>
            {MASK}
          </span>
        ) : (
          <span className={classes.shown} data-selectable>
            {value}
          </span>
        )}
        <ClipboardNote clearsInMs={clearsInMs} />
      </span>
      <Tooltip label={toggleLabel}>
        <ActionIcon size={28} aria-label={toggleLabel} disabled={busy} onClick={toggle}>
          {value === null ? <IconEye size={16} /> : <IconEyeOff size={16} />}
        </ActionIcon>
      </Tooltip>
      <Tooltip label={copyLabel}>
        <ActionIcon size={28} aria-label={copyLabel} disabled={busy} onClick={copy}>
          <IconCopy size={16} />
        </ActionIcon>
      </Tooltip>
    </span>
  );
}

/** How long the clipboard still holds the value; said aloud when it begins and when it is over, not at every second. */
function ClipboardNote({ clearsInMs }: { clearsInMs: number | null }) {
  const { t, format } = useText();
  if (clearsInMs === null) return null;
  const gone = clearsInMs === 0;
  const words = gone ? t('tokens.cleared') : t('tokens.clearsIn', { duration: format.duration(clearsInMs) });
  return (
    <span className={classes.note} role={gone ? 'status' : 'timer'}>
      {words}
    </span>
  );
}
