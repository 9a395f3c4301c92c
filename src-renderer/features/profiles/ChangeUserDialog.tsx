import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ProfileSummary } from '#shared/domain/profile.ts';
import { envelopeOf } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import classes from './DialogForm.module.css';
import { DialogShell } from './DialogShell.tsx';
import type { DialogSlot } from './page-slots.ts';
import { useChangeUser } from './profiles-commands.ts';
import { UserField } from './UserField.tsx';
import { useSubmit } from './use-submit.ts';

function Form({ profile, onClose }: { profile: ProfileSummary; onClose: () => void }) {
  const { t } = useText();
  const change = useChangeUser();
  const { submit, busy, error } = useSubmit(onClose);
  const now = profile.associatedUser;
  const [user, setUser] = useState(now);
  const same = (user?.userId ?? null) === (now?.userId ?? null);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!same) submit(() => change(profile, user));
  };
  return (
    <form onSubmit={onSubmit}>
      <UserField
        label={t('profiles.wizard.user')}
        description={t('profiles.dialog.userNow', { user: now?.name ?? t('profiles.details.noUser') })}
        value={user}
        onChange={setUser}
        autoFocus
      />
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
        <Button type="submit" loading={busy} disabled={same}>
          {t('profiles.dialog.apply')}
        </Button>
      </div>
    </form>
  );
}

/** *Change Associate User*: search for and select a user, then *Apply* (behaviour 91). */
export function ChangeUserDialog({ opened, onClose, profile }: DialogSlot & { profile: ProfileSummary }) {
  const { t } = useText();
  return (
    <DialogShell
      opened={opened}
      onClose={onClose}
      title={t('profiles.dialog.user', { profile: profile.name })}
      keeps="little"
    >
      <Form profile={profile} onClose={onClose} />
    </DialogShell>
  );
}
