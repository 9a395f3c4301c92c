import { IconClockExclamation, IconClockX } from '@tabler/icons-react';
import { useText } from '../../text/use-text.ts';
import classes from './EnrollmentTokenChip.module.css';
import { type EnrollmentTokenExpiry, enrollmentTokenExpiry } from './enrollment-token-expiry.ts';
import { useWarningDays } from './profiles-queries.ts';

function useWords(expiry: EnrollmentTokenExpiry): { label: string; title: string | undefined } {
  const { t, format } = useText();
  if (expiry.kind === 'never') return { label: t('profiles.never'), title: undefined };
  const date = format.dateTime(expiry.at);
  if (expiry.kind === 'expired') {
    return { label: t('profiles.expired'), title: t('profiles.expiredTitle', { date }) };
  }
  const title = t('profiles.expiryTitle', { date });
  if (expiry.kind === 'today') return { label: t('profiles.expiresToday'), title };
  return { label: t('profiles.expiresIn', { count: expiry.days }), title };
}

function Chip({ expiry }: { expiry: EnrollmentTokenExpiry }) {
  const { label, title } = useWords(expiry);
  const soon = expiry.kind === 'today' || (expiry.kind === 'days' && expiry.soon);
  return (
    <span
      className={classes.chip}
      data-kind={expiry.kind === 'expired' ? 'expired' : soon ? 'soon' : 'calm'}
      title={title}
    >
      {expiry.kind === 'expired' ? <IconClockX size={13} aria-hidden /> : null}
      {soon ? <IconClockExclamation size={13} aria-hidden /> : null}
      {label}
    </span>
  );
}

/** How long a profile's enrolment token lives; nothing when it has none. */
export function EnrollmentTokenChip({ expiresAt, now }: { expiresAt: string | null; now: Date }) {
  const warningDays = useWarningDays();
  const expiry = enrollmentTokenExpiry(expiresAt, now, warningDays);
  return expiry === null ? null : <Chip expiry={expiry} />;
}
