import { Button } from '@mantine/core';
import type { ProfileSummary } from '#shared/domain/profile.ts';
import { envelopeOf } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import classes from './DialogForm.module.css';
import { DialogShell } from './DialogShell.tsx';
import type { DialogSlot } from './page-slots.ts';
import { useDeleteProfile } from './profiles-commands.ts';
import { useSubmit } from './use-submit.ts';

/** What becomes of the devices, and that nothing is sent of a profile that is not made yet. */
function Consequences({ profile: { devices, fate } }: { profile: ProfileSummary }) {
  const { t } = useText();
  if (fate === 'arrives') {
    return (
      <p className={classes.text}>
        {t('profiles.dialog.deleteNew')}
        {devices > 0 ? ` ${t('profiles.dialog.deleteNewDevices', { count: devices })}` : null}
      </p>
    );
  }
  if (devices === 0) return <p className={classes.text}>{t('profiles.dialog.deleteEmpty')}</p>;
  return (
    <>
      <p className={classes.text}>{t('profiles.dialog.deleteText', { count: devices })}</p>
      <p className={`${classes.text} ${classes.dim}`}>{t('profiles.dialog.deleteReset')}</p>
    </>
  );
}

function Question({ profile, onClose }: { profile: ProfileSummary; onClose: () => void }) {
  const { t } = useText();
  const remove = useDeleteProfile();
  const { submit, busy, error } = useSubmit(onClose);
  return (
    <>
      <Consequences profile={profile} />
      {error === null ? null : <ErrorNotice error={envelopeOf(error)} />}
      <div className={classes.foot}>
        <span />
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('ui.cancel')}
        </Button>
        <Button color="red" loading={busy} onClick={() => submit(() => remove(profile))}>
          {t('profiles.dialog.yes')}
        </Button>
      </div>
    </>
  );
}

/** *Delete* asks first; *Yes* confirms (behaviours 72, 73). */
export function DeleteProfileDialog({ opened, onClose, profile }: DialogSlot & { profile: ProfileSummary | null }) {
  const { t } = useText();
  const title = t('profiles.dialog.deleteTitle', { profile: profile?.name ?? '' });
  return (
    <DialogShell opened={opened && profile !== null} onClose={onClose} title={title} size={440}>
      {profile ? <Question profile={profile} onClose={onClose} /> : null}
    </DialogShell>
  );
}
