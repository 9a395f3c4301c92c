import { Button, Skeleton, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProfileSummary } from '#shared/domain/profile.ts';
import { envelopeOf } from '../../api.ts';
import { useRemembered } from '../../data.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useNow } from '../../ui/use-now.ts';
import { AddProfileDialog } from './AddProfileDialog.tsx';
import { DeleteProfileDialog } from './DeleteProfileDialog.tsx';
import { EditProfileDialog } from './EditProfileDialog.tsx';
import { ProfileDetailsView } from './ProfileDetailsView.tsx';
import type { RowAction } from './ProfileRowActions.tsx';
import classes from './ProfilesPage.module.css';
import { ProfilesTable } from './ProfilesTable.tsx';
import type { ProfilesPageSlots } from './page-slots.ts';
import { hasIvanti } from './profile-blocks.ts';
import { findInTable, type ProfileSort, profileSortSchema, sortProfiles, usualSort } from './profile-table.ts';
import { useProfiles } from './profiles-queries.ts';

const CLOCK_MS = 60_000;

/** What is asked of the person at the moment. */
type Dialog = { kind: 'add' | 'self-maintained' } | { kind: Exclude<RowAction, 'view'>; profile: ProfileSummary };

/** The Profiles page: the table, or the details of one profile. */
export function ProfilesPage(slots: ProfilesPageSlots) {
  const { place } = useNavigation();
  const asked = place.page === 'profiles' ? place.profileId : undefined;
  return asked === undefined ? (
    <Overview {...slots} />
  ) : (
    <ProfileDetailsView key={asked} profileId={asked} {...slots} />
  );
}

function Overview(slots: ProfilesPageSlots) {
  const { t, language } = useText();
  const { go } = useNavigation();
  const { data, error, refetch } = useProfiles();
  const now = useNow(CLOCK_MS);
  const [text, setText] = useState('');
  const [sort, setSort] = useRemembered<ProfileSort>('profiles.sort', profileSortSchema, usualSort);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const profiles = data?.profiles ?? [];
  const shown = sortProfiles(findInTable(profiles, text), sort, language);
  const onAct = (profile: ProfileSummary, action: RowAction) =>
    action === 'view' ? go({ page: 'profiles', profileId: profile.profileId }) : setDialog({ kind: action, profile });
  return (
    <>
      <PageHeader title={t('profiles.page.title')}>
        <TextInput
          className={classes.find}
          aria-label={t('profiles.page.find')}
          placeholder={t('profiles.page.findHint')}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button
          leftSection={<IconPlus size={15} aria-hidden />}
          disabled={!data}
          onClick={() => setDialog({ kind: 'add' })}
        >
          {t('profiles.page.add')}
        </Button>
      </PageHeader>
      <div className={classes.body}>
        {error && !data ? <ErrorNotice error={envelopeOf(error)} form="bar" onRetry={() => void refetch()} /> : null}
        {data || error ? null : <Loading />}
        {data ? <ProfilesTable profiles={shown} now={now} sort={sort} onSort={setSort} onAct={onAct} /> : null}
        {data && shown.length === 0 ? <p className={classes.none}>{t('profiles.page.noMatch')}</p> : null}
        {profiles.length === 1 && text === '' ? <p className={classes.none}>{t('profiles.empty')}</p> : null}
      </div>
      <Dialogs {...slots} dialog={dialog} profiles={profiles} onDialog={setDialog} />
    </>
  );
}

function Loading() {
  return (
    <div className={classes.loading} aria-busy="true">
      {[0, 1, 2, 3, 4].map((key) => (
        <Skeleton key={key} height={40} mb={12} radius={6} animate={false} />
      ))}
    </div>
  );
}

type DialogsProps = ProfilesPageSlots & {
  dialog: Dialog | null;
  profiles: readonly ProfileSummary[];
  onDialog: (dialog: Dialog | null) => void;
};

function Dialogs({ dialog, profiles, onDialog, ...slots }: DialogsProps) {
  const close = () => onDialog(null);
  const about = dialog && 'profile' in dialog ? dialog.profile : null;
  const { selfMaintainedWizard } = slots;
  return (
    <>
      <AddProfileDialog
        opened={dialog?.kind === 'add'}
        onClose={close}
        profiles={profiles}
        onSelfMaintained={hasIvanti(profiles) ? () => onDialog({ kind: 'self-maintained' }) : null}
      />
      <EditProfileDialog
        opened={dialog?.kind === 'edit'}
        onClose={close}
        profile={about}
        taken={profiles.map(({ name }) => name)}
      />
      <DeleteProfileDialog opened={dialog?.kind === 'delete'} onClose={close} profile={about} />
      {slots.exportDialog({
        opened: dialog?.kind === 'download',
        onClose: close,
        profile: about,
      })}
      {selfMaintainedWizard({ opened: dialog?.kind === 'self-maintained', onClose: close })}
    </>
  );
}
