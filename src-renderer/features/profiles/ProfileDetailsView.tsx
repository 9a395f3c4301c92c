import { ActionIcon, Anchor, Button, Skeleton, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconTemplate } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { configurationGroups } from '#shared/domain/configuration.ts';
import type { ProfileDetails, ProfileId } from '#shared/domain/profile.ts';
import { codeOf } from '#shared/errors.ts';
import { envelopeOf } from '../../api.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ChangeUserDialog } from './ChangeUserDialog.tsx';
import { ConfigurationDialog } from './ConfigurationDialog.tsx';
import { DeleteProfileDialog } from './DeleteProfileDialog.tsx';
import { EditProfileDialog } from './EditProfileDialog.tsx';
import { FateBadge } from './FateBadge.tsx';
import { ProfileActions, type ProfileDialog } from './ProfileActions.tsx';
import { ProfileChanges } from './ProfileChanges.tsx';
import classes from './ProfileDetailsView.module.css';
import { ProfileFacts } from './ProfileFacts.tsx';
import { ProfileRowActions, type RowAction } from './ProfileRowActions.tsx';
import type { ProfilesPageSlots } from './page-slots.ts';
import { useProfileDetails, useProfiles } from './profiles-queries.ts';
import { RegistrationRing } from './RegistrationRing.tsx';

const CLOCK_MS = 60_000;

/** Everything known of one profile, and what can be done with it (behaviours 74 to 100). */
export function ProfileDetailsView({ profileId, ...slots }: ProfilesPageSlots & { profileId: ProfileId }) {
  const { t } = useText();
  const { go } = useNavigation();
  const { data, error, refetch } = useProfileDetails(profileId);
  const back = () => go({ page: 'profiles' });
  if (error && codeOf(error) === 'profile_not_found') {
    return (
      <EmptyState icon={<IconTemplate size={22} stroke={1.6} />} title={t('profiles.details.gone')} text="">
        <Button onClick={back}>{t('profiles.details.back')}</Button>
      </EmptyState>
    );
  }
  if (error) return <ErrorNotice error={envelopeOf(error)} form="bar" onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={320} m={20} animate={false} />;
  return <Details profile={data} slots={slots} onBack={back} />;
}

type DetailsProps = { profile: ProfileDetails; slots: ProfilesPageSlots; onBack: () => void };
type Open = ProfileDialog | Exclude<RowAction, 'view'>;

function Details({ profile, slots, onBack }: DetailsProps) {
  const { t } = useText();
  const { go } = useNavigation();
  const now = useNow(CLOCK_MS);
  const [open, setOpen] = useState<Open | null>(null);
  const { profileId } = profile;
  return (
    <section className={classes.view} aria-label={t('profiles.details.label', { profile: profile.name })}>
      <Head profile={profile} onBack={onBack} onAct={(action) => (action === 'view' ? undefined : setOpen(action))} />
      <div className={classes.body}>
        <ProfileActions profile={profile} onOpen={setOpen} />
        <div className={classes.columns}>
          <ProfileFacts profile={profile} now={now} tokenField={slots.tokenField} />
          <section className={classes.card}>
            <h2 className={classes.heading}>{t('profiles.details.registration')}</h2>
            <RegistrationRing profile={profile} />
            {profile.type === 'self-maintained' ? null : (
              <Anchor component="button" type="button" fz="inherit" onClick={() => go({ page: 'devices', profileId })}>
                {t('profiles.details.showDevices')}
              </Anchor>
            )}
          </section>
        </div>
        {profile.type === 'samsung-kme' ? <Keys profile={profile} /> : null}
        {profile.type === 'self-maintained' ? slots.selfMaintainedDevices(profile) : null}
        <ProfileChanges profile={profile} />
      </div>
      <Dialogs profile={profile} slots={slots} open={open} onClose={() => setOpen(null)} />
    </section>
  );
}

type HeadProps = { profile: ProfileDetails; onBack: () => void; onAct: (action: RowAction) => void };

function Head({ profile, onBack, onAct }: HeadProps) {
  const { t } = useText();
  const back = t('profiles.details.back');
  return (
    <header className={classes.head}>
      <Tooltip label={back}>
        <ActionIcon size={28} aria-label={back} onClick={onBack} autoFocus>
          <IconArrowLeft size={18} />
        </ActionIcon>
      </Tooltip>
      <h1 className={classes.title}>{profile.name}</h1>
      <FateBadge fate={profile.fate} />
      <span className={classes.description} title={profile.description}>
        {profile.description}
      </span>
      <ProfileRowActions profile={profile} onAct={onAct} withView={false} />
    </header>
  );
}

/** How many keys of each group the configuration has; secrets stay in the editor. */
function Keys({ profile }: { profile: ProfileDetails }) {
  const { t, format } = useText();
  const { configuration } = profile.settings;
  return (
    <section className={classes.part}>
      <h2 className={classes.heading}>{t('profiles.details.keys')}</h2>
      {configuration.length === 0 ? <p className={classes.dim}>{t('profiles.details.noKeys')}</p> : null}
      <ul className={classes.groups}>
        {configurationGroups.map((group) => {
          const count = configuration.filter((key) => key.group === group).length;
          return count === 0 ? null : (
            <li key={group}>
              {t(`configuration.group.${group}`)}
              <span className={classes.count}>{format.number(count)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type DialogsProps = Omit<DetailsProps, 'onBack'> & { open: Open | null; onClose: () => void };

function Dialogs({ profile, slots, open, onClose }: DialogsProps): ReactNode {
  const { data } = useProfiles();
  const taken = data?.profiles.map(({ name }) => name) ?? [];
  const slot = (kind: Open) => ({ opened: open === kind, onClose, profile });
  return (
    <>
      <ConfigurationDialog {...slot('configuration')} />
      <ChangeUserDialog {...slot('user')} />
      <EditProfileDialog {...slot('edit')} taken={taken} />
      <DeleteProfileDialog {...slot('delete')} />
      {slots.moveDialog(slot('move'))}
      {slots.exportDialog(slot('download'))}
      {slots.tokenDialog({
        action: open === 'refresh' || open === 'extend' || open === 'paste' ? open : null,
        onClose,
        profile,
      })}
      {slots.attributesDialog(slot('attributes'))}
      {slots.qrDialog(slot('qr'))}
      {slots.sheetDialog(slot('sheet'))}
      {slots.labelsDialog(slot('labels'))}
    </>
  );
}
