import { Button } from '@mantine/core';
import { useState } from 'react';
import { diffConfiguration } from '#shared/domain/diff-configuration.ts';
import type { ProfileDetails } from '#shared/domain/profile.ts';
import { envelopeOf } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { ConfigurationDiff } from './ConfigurationDiff.tsx';
import { ConfigurationEditor } from './ConfigurationEditor.tsx';
import classes from './DialogForm.module.css';
import { DialogShell } from './DialogShell.tsx';
import type { DialogSlot } from './page-slots.ts';
import { useUpdateProfile } from './profiles-commands.ts';
import { useSubmit } from './use-submit.ts';

type BodyProps = { profile: ProfileDetails; onClose: () => void };

function Body({ profile, onClose }: BodyProps) {
  const { t } = useText();
  const update = useUpdateProfile();
  const { submit, busy, error } = useSubmit(onClose);
  const before = profile.settings.configuration;
  const [configuration, setConfiguration] = useState(before);
  const [reviewing, setReviewing] = useState(false);
  const differs = diffConfiguration(before, configuration).length > 0;
  const save = () => {
    const settings = { ...profile.settings, configuration };
    return update(profile.profileId, settings, t('profiles.dialog.updated', { profile: profile.name }));
  };
  return (
    <div className={classes.wide}>
      {reviewing ? (
        <>
          <p className={classes.text}>{t('profiles.dialog.reviewTitle')}</p>
          <ConfigurationDiff before={before} after={configuration} />
        </>
      ) : (
        <ConfigurationEditor value={configuration} onChange={setConfiguration} />
      )}
      <div className={classes.error}>{error === null ? null : <ErrorNotice error={envelopeOf(error)} />}</div>
      <div className={classes.sticky}>
        {reviewing ? (
          <Button variant="default" onClick={() => setReviewing(false)}>
            {t('profiles.dialog.keepEditing')}
          </Button>
        ) : (
          <span className={classes.dim}>{differs ? null : t('profiles.dialog.reviewNone')}</span>
        )}
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        {reviewing ? (
          <Button loading={busy} onClick={() => submit(save)} data-autofocus>
            {t('profiles.dialog.update')}
          </Button>
        ) : (
          <Button disabled={!differs} onClick={() => setReviewing(true)}>
            {t('profiles.dialog.review')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** *Modify Configuration*: the three groups of keys, what that changes, then *Update* (behaviour 87). */
export function ConfigurationDialog({ opened, onClose, profile }: DialogSlot & { profile: ProfileDetails }) {
  const { t } = useText();
  const title = t('profiles.dialog.configuration', { profile: profile.name });
  return (
    <DialogShell opened={opened} onClose={onClose} title={title} size={1184} keeps="much">
      <Body profile={profile} onClose={onClose} />
    </DialogShell>
  );
}
