import { Anchor } from '@mantine/core';
import type { ProfileDetails } from '#shared/domain/profile.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { Ago } from '../../ui/Ago.tsx';
import classes from './ProfileDetailsView.module.css';
import { SyncStatusCell } from './SyncStatusCell.tsx';

/** The changes of a profile that are not over, each with a way to where it can be decided about. */
export function ProfileChanges({ profile }: { profile: ProfileDetails }) {
  const { t } = useText();
  const { go } = useNavigation();
  if (profile.changes.length === 0) return null;
  return (
    <section className={classes.part}>
      <h2 className={classes.heading}>{t('profiles.details.changes')}</h2>
      <ul className={classes.changes}>
        {profile.changes.map(({ changeId, kind, state, errorCode, createdAt }) => (
          <li key={changeId}>
            <span className={classes.what}>{t(`changes.kinds.${kind}`, { profile: profile.name })}</span>
            <SyncStatusCell sync={{ state, errorCode }} />
            <span className={classes.when}>
              <Ago iso={createdAt} />
            </span>
            <Anchor component="button" type="button" fz="inherit" onClick={() => go({ page: 'changes', changeId })}>
              {t('profiles.details.openChange')}
            </Anchor>
          </li>
        ))}
      </ul>
    </section>
  );
}
