import type { ProfileSummary } from '#shared/domain/profile.ts';
import { useText } from '../../text/use-text.ts';
import classes from './ProfileDetailsHit.module.css';
import { SyncStatusCell } from './SyncStatusCell.tsx';

/** A profile whose details can be opened: its name, what it is for, how it stands. */
export function ProfileDetailsHit({ profile }: { profile: ProfileSummary }) {
  const { t } = useText();
  return (
    <>
      <span className={classes.main}>
        <span className={classes.name}>{profile.name}</span>
        <span className={classes.other}>{profile.description || t(`profiles.type.${profile.type}`)}</span>
      </span>
      <span className={classes.side}>
        <SyncStatusCell sync={profile.sync} />
      </span>
    </>
  );
}
