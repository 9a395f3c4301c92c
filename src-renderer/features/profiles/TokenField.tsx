import type { ProfileDetails } from '#shared/domain/profile.ts';
import { useText } from '../../text/use-text.ts';
import classes from './ProfileFacts.module.css';

const MASKED = '••••••••••••';

/** That a profile has an enrolment token, never its value (behaviour 77). */
export function TokenField({ profile }: { profile: ProfileDetails }) {
  const { t } = useText();
  if (profile.enrollmentToken !== null) return <span className={classes.masked}>{MASKED}</span>;
  const words = profile.withoutToken ? 'profiles.details.noToken' : 'profiles.details.tokenMissing';
  return <span className={classes.dim}>{t(words)}</span>;
}
