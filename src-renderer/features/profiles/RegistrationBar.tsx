import type { ProfileSummary } from '#shared/domain/profile.ts';
import { useText } from '../../text/use-text.ts';
import classes from './RegistrationBar.module.css';
import { registrationShare } from './registration-share.ts';

/** How many devices of a profile are registered (or provisioned), pending and failed: a line and its words. */
export function RegistrationBar({ profile }: { profile: ProfileSummary }) {
  const { t } = useText();
  const share = registrationShare(profile);
  const done = t(`profiles.${share.by}`, { count: share.done });
  const pending = t('profiles.pending', { count: share.pending });
  const failed = t('profiles.failed', { count: share.failed });
  return (
    <span className={classes.share}>
      <span className={classes.line} aria-hidden="true">
        <span className={classes.done} style={{ flexGrow: share.done }} />
        <span className={classes.failed} style={{ flexGrow: share.failed }} />
        <span style={{ flexGrow: share.pending }} />
      </span>
      <span className={classes.words}>
        <span>{done}</span>
        {share.pending > 0 ? <span>{pending}</span> : null}
        {share.failed > 0 ? <span className={classes.failedWord}>{failed}</span> : null}
      </span>
    </span>
  );
}
