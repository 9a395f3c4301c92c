import { Button, Skeleton, Switch, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ProfileDetails, ProfileSummary } from '#shared/domain/profile.ts';
import { profileNameProblem } from '#shared/domain/profile-name.ts';
import { envelopeOf } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import classes from './DialogForm.module.css';
import { DialogShell } from './DialogShell.tsx';
import { ProfileNameField } from './ProfileNameField.tsx';
import type { DialogSlot } from './page-slots.ts';
import { useUpdateProfile } from './profiles-commands.ts';
import { useProfileDetails } from './profiles-queries.ts';
import { useSubmit } from './use-submit.ts';

type FormProps = { profile: ProfileDetails; taken: readonly string[]; onClose: () => void };

function Form({ profile, taken, onClose }: FormProps) {
  const { t } = useText();
  const update = useUpdateProfile();
  const { submit, busy, error } = useSubmit(onClose);
  const [settings, setSettings] = useState(profile.settings);
  const set = (change: Partial<typeof settings>) => setSettings((old) => ({ ...old, ...change }));
  // Nobody else knows a profile by its name before it is made.
  const kept = profile.fate !== 'arrives';
  const others = taken.filter((name) => name !== profile.name);
  const problem = kept ? null : profileNameProblem(settings.name, others);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (problem !== null) return;
    const name = settings.name.trim();
    submit(() => update(profile.profileId, { ...settings, name }, t('profiles.dialog.saved', { profile: name })));
  };
  return (
    <form onSubmit={onSubmit} noValidate>
      <div className={classes.fields}>
        <ProfileNameField value={settings.name} onChange={(name) => set({ name })} problem={problem} kept={kept} />
        <Textarea
          label={t('profiles.wizard.description')}
          value={settings.description}
          maxLength={500}
          autosize
          minRows={2}
          maxRows={4}
          data-autofocus={kept || undefined}
          onChange={(event) => set({ description: event.currentTarget.value })}
        />
        <Switch
          label={t('profiles.wizard.singleDevice')}
          description={t('profiles.wizard.singleDeviceText')}
          checked={settings.singleDevice}
          onChange={(event) => set({ singleDevice: event.currentTarget.checked })}
        />
        <Switch
          label={t('profiles.wizard.systemApps')}
          description={t('profiles.wizard.systemAppsText')}
          checked={settings.systemApps}
          onChange={(event) => set({ systemApps: event.currentTarget.checked })}
        />
      </div>
      {error === null ? null : (
        <div className={classes.error}>
          <ErrorNotice error={envelopeOf(error)} />
        </div>
      )}
      <div className={classes.foot}>
        <span />
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {t('profiles.dialog.save')}
        </Button>
      </div>
    </form>
  );
}

type EditProfileDialogProps = DialogSlot & { profile: ProfileSummary | null; taken: readonly string[] };

function Body({ profile, taken, onClose }: Omit<FormProps, 'profile'> & { profile: ProfileSummary }) {
  const { data, error, refetch } = useProfileDetails(profile.profileId);
  if (error) return <ErrorNotice error={envelopeOf(error)} onRetry={() => void refetch()} />;
  return data ? <Form profile={data} taken={taken} onClose={onClose} /> : <Skeleton height={240} animate={false} />;
}

/** *Edit*: the details of a profile that was made for a single device (behaviours 70, 71). */
export function EditProfileDialog({ opened, onClose, profile, taken }: EditProfileDialogProps) {
  const { t } = useText();
  const title = t('profiles.dialog.edit', { profile: profile?.name ?? '' });
  return (
    <DialogShell opened={opened && profile !== null} onClose={onClose} title={title} size={560} keeps="little">
      {profile ? <Body profile={profile} taken={taken} onClose={onClose} /> : null}
    </DialogShell>
  );
}
