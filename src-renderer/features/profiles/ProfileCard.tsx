import { useEffect, useRef, useState } from 'react';
import type { ProfileSummary } from '#shared/domain/profile.ts';
import { useText } from '../../text/use-text.ts';
import { makeDropPlace } from '../../ui/drag-and-drop.ts';
import { EnrollmentTokenChip } from './EnrollmentTokenChip.tsx';
import { FateBadge } from './FateBadge.tsx';
import classes from './ProfileCard.module.css';
import { RegistrationBar } from './RegistrationBar.tsx';

/** What is being carried over the panel, as a profile sees it. */
export type Carrying = { kind: string; words: string; refusal: string | null };

type ProfileCardProps = {
  profile: ProfileSummary;
  chosen: boolean;
  now: Date;
  carrying: Carrying | null;
  /** Chooses the profile as the grid's filter. */
  onChoose: () => void;
  onLand: () => void;
  tabIndex: number;
};

/** Devices that waiting changes bring in or take away. */
function ChangeBadges({ profile }: { profile: ProfileSummary }) {
  const { t } = useText();
  const { arriving, leaving } = profile;
  return (
    <>
      {arriving > 0 ? (
        <span className={classes.badge} title={t('profiles.arrivingTitle', { count: arriving })}>
          {t('profiles.arriving', { count: arriving })}
        </span>
      ) : null}
      {leaving > 0 ? (
        <span className={classes.badge} title={t('profiles.leavingTitle', { count: leaving })}>
          {t('profiles.leaving', { count: leaving })}
        </span>
      ) : null}
    </>
  );
}

function CardFoot({ profile, now }: { profile: ProfileSummary; now: Date }) {
  const { t } = useText();
  if (profile.type === 'default') return <span className={classes.note}>{t('profiles.unassignedHere')}</span>;
  if (profile.type === 'self-maintained') return <span className={classes.note}>{t('profiles.selfMaintained')}</span>;
  return (
    <>
      <RegistrationBar profile={profile} />
      <EnrollmentTokenChip expiresAt={profile.enrollmentTokenExpiresAt} now={now} />
    </>
  );
}

/** Makes the card a place to let devices go; says whether the pointer is over it. */
function useLanding(carrying: Carrying | null, onLand: () => void) {
  const element = useRef<HTMLButtonElement>(null);
  const [over, setOver] = useState(false);
  const latest = useRef({ carrying, onLand });
  latest.current = { carrying, onLand };
  const kind = carrying?.kind;
  useEffect(() => {
    if (!element.current || kind === undefined) return undefined;
    return makeDropPlace(element.current, {
      kind,
      takes: () => latest.current.carrying?.refusal === null,
      over: setOver,
      drop: () => latest.current.onLand(),
    });
  }, [kind]);
  return { element, over };
}

/** One profile as a landing place: its devices, what waits, how far they are, how long its token lives. */
export function ProfileCard(props: ProfileCardProps) {
  const { profile, carrying } = props;
  const { t, format } = useText();
  const { element, over } = useLanding(carrying, props.onLand);
  const refused = carrying !== null && carrying.refusal !== null;
  const said = over && carrying ? t('profiles.drop', { devices: carrying.words }) : (carrying?.refusal ?? null);
  return (
    <button
      ref={element}
      type="button"
      className={classes.card}
      aria-pressed={props.chosen}
      data-profile={profile.profileId}
      data-over={over || undefined}
      data-landing={carrying === null ? undefined : refused ? 'refused' : 'open'}
      title={profile.description === '' ? undefined : profile.description}
      tabIndex={props.tabIndex}
      onClick={props.onChoose}
    >
      <span className={classes.head}>
        <span className={classes.name}>{profile.name}</span>
        <FateBadge fate={profile.fate} />
        <ChangeBadges profile={profile} />
        <span className={classes.count}>{format.number(profile.devices)}</span>
      </span>
      <span className={classes.foot}>
        {said === null ? null : <span className={classes.say}>{said}</span>}
        <span className={classes.facts} data-covered={said !== null || undefined}>
          <CardFoot profile={profile} now={props.now} />
        </span>
      </span>
    </button>
  );
}
