import type { DeviceRow } from '#shared/domain/device.ts';
import type { ProfileSummary } from '#shared/domain/profile.ts';
import { GONE_PROFILE_ID } from '#shared/domain/queued-change.ts';
import { useText } from '../../text/use-text.ts';
import { Identifier } from '../../ui/Identifier.tsx';
import { MarkedText } from '../../ui/MarkedText.tsx';
import classes from './DeviceSearch.module.css';
import { identifierGroups, matchIdentifier, matchName } from './match-identifier.ts';

/** A device that was found: the identifier that matched, then what tells it from others. */
export function DeviceHit({ device, text }: { device: DeviceRow; text: string }) {
  const { t } = useText();
  const match = matchIdentifier(device, text);
  const value = match?.value ?? device.imei ?? device.serial ?? '';
  const others = [device.model, device.userName, device.tags].filter((other) => other !== '');
  const leaving = device.profileId === GONE_PROFILE_ID;
  const profile = leaving ? t('deletion.leaving') : (device.profileName ?? t(`devices.state.${device.state}`));
  return (
    <>
      <span className={classes.main}>
        <Identifier groups={identifierGroups(value)} mark={match?.stretch ?? null} />
        <span className={classes.others}>
          {others.map((other, at) => (
            <span key={other}>
              {at > 0 ? ' · ' : null}
              <MarkedText text={other} mark={match ? null : matchName(other, text)} />
            </span>
          ))}
        </span>
      </span>
      <span className={classes.side}>{profile}</span>
    </>
  );
}

/** A profile that was found. */
export function ProfileHit({ profile, text }: { profile: ProfileSummary; text: string }) {
  const { t } = useText();
  return (
    <>
      <span className={classes.name}>
        <MarkedText text={profile.name} mark={matchName(profile.name, text)} />
      </span>
      <span className={classes.side}>{t('devices.move.devices', { count: profile.devices })}</span>
    </>
  );
}
