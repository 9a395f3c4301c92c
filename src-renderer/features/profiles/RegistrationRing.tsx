import type { ProfileSummary } from '#shared/domain/profile.ts';
import { useText } from '../../text/use-text.ts';
import classes from './RegistrationRing.module.css';
import { registrationShare } from './registration-share.ts';
import { registrationSum } from './registration-sum.ts';

const RADIUS = 42;
const ROUND = 2 * Math.PI * RADIUS;

type Part = { key: 'registered' | 'provisioned' | 'pending' | 'failed'; devices: number };

/** The parts as arcs, one after the other. */
function arcs(parts: readonly Part[], devices: number): (Part & { length: number; start: number })[] {
  let start = 0;
  return parts.map((part) => {
    const length = devices === 0 ? 0 : (part.devices / devices) * ROUND;
    const arc = { ...part, length, start };
    start += length;
    return arc;
  });
}

function Sum({ profile }: { profile: ProfileSummary }) {
  const { t } = useText();
  const sum = registrationSum(profile);
  if (sum === null) return <p className={classes.sum}>{t('profiles.details.sumSamsung')}</p>;
  const { registered, pending, missing, kind } = sum;
  const values = { registered, pending, missing, devices: profile.devices };
  const key = kind === 'equal' ? 'sum' : kind === 'fewer' ? 'sumShort' : 'sumOver';
  return (
    <p className={classes.sum} data-kind={kind}>
      {t(`profiles.details.${key}`, values)}
    </p>
  );
}

/** How many devices of a profile are registered, pending and failed, as a ring and in words, and whether that adds up. */
export function RegistrationRing({ profile }: { profile: ProfileSummary }) {
  const { t, format } = useText();
  const { by, done, pending, failed } = registrationShare(profile);
  const parts: Part[] = [
    { key: by, devices: done },
    { key: 'failed', devices: failed },
    { key: 'pending', devices: pending },
  ];
  return (
    <div className={classes.registration}>
      <div className={classes.picture}>
        <svg className={classes.ring} viewBox="0 0 100 100" aria-hidden="true">
          <circle className={classes.ground} cx="50" cy="50" r={RADIUS} />
          {arcs(parts, profile.devices).map(({ key, length, start }) => (
            <circle
              key={key}
              className={classes.arc}
              data-part={key}
              cx="50"
              cy="50"
              r={RADIUS}
              strokeDasharray={`${length} ${ROUND}`}
              strokeDashoffset={-start}
            />
          ))}
        </svg>
        <span className={classes.total}>{format.number(profile.devices)}</span>
      </div>
      <ul className={classes.legend}>
        {parts.map(({ key, devices }) => (
          <li key={key}>
            <span className={classes.sign} data-part={key} aria-hidden="true" />
            {t(`profiles.details.share.${key}`)}
            <span className={classes.count}>{format.number(devices)}</span>
          </li>
        ))}
      </ul>
      <Sum profile={profile} />
    </div>
  );
}
