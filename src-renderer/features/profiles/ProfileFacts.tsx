import type { ReactNode } from 'react';
import type { ProfileDetails } from '#shared/domain/profile.ts';
import { tokenMark } from '#shared/domain/token-mark.ts';
import { useText } from '../../text/use-text.ts';
import { EnrollmentTokenChip } from './EnrollmentTokenChip.tsx';
import classes from './ProfileFacts.module.css';
import type { ProfilesPageSlots } from './page-slots.ts';
import { SyncStatusCell, useSyncReason } from './SyncStatusCell.tsx';

function Fact({ label, children, note }: { label: string; children: ReactNode; note?: string | undefined }) {
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd data-selectable>
        {children}
        {note ? <div className={classes.note}>{note}</div> : null}
      </dd>
    </div>
  );
}

function useComing({ arriving, leaving }: ProfileDetails): string {
  const { t } = useText();
  const words = [
    arriving > 0 ? t('profiles.details.arriving', { count: arriving }) : null,
    leaving > 0 ? t('profiles.details.leaving', { count: leaving }) : null,
  ];
  return words.filter((one) => one !== null).join(', ');
}

function Expiry({ profile, now }: { profile: ProfileDetails; now: Date }) {
  const { t, format } = useText();
  const at = profile.enrollmentTokenExpiresAt;
  if (at === null) return <span className={classes.dim}>{t('profiles.details.noUser')}</span>;
  if (at === 'never') return t('profiles.details.never');
  return (
    <span className={classes.expiry}>
      <time dateTime={at} title={format.exact(at)}>
        {format.dateTime(at)}
      </time>
      <EnrollmentTokenChip expiresAt={at} now={now} />
    </span>
  );
}

/** When its sheet was last printed, and what one has to say to be the present one. */
function usePrinted({ profileId, enrollmentToken }: ProfileDetails): string | undefined {
  const { t, format } = useText();
  const { issuedAt = null, printedAt = null } = enrollmentToken ?? {};
  const mark = tokenMark(profileId, issuedAt);
  if (mark === null || printedAt === null) return undefined;
  return t('tokens.markPrinted', { mark, date: format.date(printedAt) });
}

/** That a profile has no enrolment token, and whether it is to have one (behaviour 77). */
function NoToken({ withoutToken }: Pick<ProfileDetails, 'withoutToken'>) {
  const { t } = useText();
  return (
    <span className={classes.dim}>
      {t(withoutToken ? 'profiles.details.noToken' : 'profiles.details.tokenMissing')}
    </span>
  );
}

type ProfileFactsProps = { profile: ProfileDetails; now: Date; tokenField: ProfilesPageSlots['tokenField'] };

/** The eight details of the document, in its words and order (behaviours 75 to 82), and the user beside them. */
export function ProfileFacts({ profile, now, tokenField }: ProfileFactsProps) {
  const { t, format } = useText();
  const { registered, pendingRegistration, failed } = profile;
  const reason = useSyncReason(profile.sync);
  const coming = useComing(profile);
  const printed = usePrinted(profile);
  const count = (value: number | null) =>
    value === null ? <span className={classes.dim}>{t('profiles.details.unknown')}</span> : format.number(value);
  const failures =
    failed > 0 && pendingRegistration !== null ? t('profiles.details.failedOfPending', { count: failed }) : undefined;
  return (
    <dl className={classes.facts}>
      <Fact label={t('profiles.details.name')}>{profile.name}</Fact>
      <Fact label={t('profiles.details.devices')} note={coming || undefined}>
        {format.number(profile.devices)}
      </Fact>
      <Fact label={t('profiles.details.token')} note={printed}>
        {profile.enrollmentToken ? (
          tokenField(profile.profileId, profile.enrollmentToken)
        ) : (
          <NoToken withoutToken={profile.withoutToken} />
        )}
      </Fact>
      <Fact label={t('profiles.details.registered')}>{count(registered)}</Fact>
      <Fact label={t('profiles.details.expiry')}>
        <Expiry profile={profile} now={now} />
      </Fact>
      <Fact label={t('profiles.details.pending')} note={failures}>
        {count(pendingRegistration)}
      </Fact>
      <Fact label={t('profiles.details.type')}>{t(`profiles.type.${profile.type}`)}</Fact>
      <Fact label={t('profiles.details.sync')} note={reason}>
        <SyncStatusCell sync={profile.sync} />
      </Fact>
      {profile.type === 'default' ? null : (
        <Fact label={t('profiles.details.user')} note={profile.associatedUser?.email}>
          {profile.associatedUser?.name ?? <span className={classes.dim}>{t('profiles.details.noUser')}</span>}
        </Fact>
      )}
    </dl>
  );
}
