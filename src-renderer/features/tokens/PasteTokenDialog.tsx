import { Button, Group, Modal, PasswordInput, Radio, Select, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ProfileId } from '#shared/domain/profile.ts';
import { useText } from '../../text/use-text.ts';
import { DayField } from '../../ui/DayField.tsx';
import classes from './TokenDialogs.module.css';
import { endOfDay } from './token-life.ts';
import { usePasteToken } from './tokens-commands.ts';

type Pasting = { profileId: ProfileId | null; value: string; never: boolean; day: string };

type PasteTokenDialogProps = {
  opened: boolean;
  onClose: () => void;
  /** Profiles whose token is kept by hand; with one alone there is nothing to choose. */
  profiles: readonly { profileId: ProfileId; name: string }[];
  /** The one that is meant, if any. */
  chosenId?: ProfileId | null;
};

/** *Paste token*: value and end of one that was issued elsewhere, for a workspace without Ivanti. */
export function PasteTokenDialog(props: PasteTokenDialogProps) {
  const { t } = useText();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={<span className={classes.title}>{t('tokens.pasteDialog.title')}</span>}
      size={480}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <PasteForm {...props} />
    </Modal>
  );
}

/** What is still missing, by its field. */
type Missing = { profile: boolean; value: boolean; day: boolean };

function missingIn({ profileId, value, never, day }: Pasting): Missing {
  return { profile: profileId === null, value: value.trim() === '', day: !never && endOfDay(day) === null };
}

function PasteForm({ profiles, chosenId, onClose }: PasteTokenDialogProps) {
  const { t } = useText();
  const paste = usePasteToken();
  const only = profiles.length === 1 ? (profiles[0]?.profileId ?? null) : null;
  const [pasting, setPasting] = useState<Pasting>({ profileId: chosenId ?? only, value: '', never: false, day: '' });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const missing = missingIn(pasting);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const { profileId, value, never, day } = pasting;
    const expiresAt = never ? 'never' : endOfDay(day);
    if (busy || profileId === null || expiresAt === null || missing.value) return;
    setBusy(true);
    const taken = await paste({ profileId, value: value.trim(), expiresAt });
    setBusy(false);
    if (taken) onClose();
  };
  return (
    <form className={classes.form} onSubmit={(event) => void onSubmit(event)}>
      <p className={classes.text}>{t('tokens.pasteDialog.text')}</p>
      <PasteFields profiles={profiles} pasting={pasting} onPasting={setPasting} missing={tried ? missing : null} />
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {t('tokens.pasteDialog.submit')}
        </Button>
      </Group>
    </form>
  );
}

type PasteFieldsProps = Pick<PasteTokenDialogProps, 'profiles'> & {
  pasting: Pasting;
  onPasting: (pasting: Pasting) => void;
  /** Null until the person has tried. */
  missing: Missing | null;
};

function PasteFields({ profiles, pasting, onPasting, missing }: PasteFieldsProps) {
  const { t } = useText();
  const set = (change: Partial<Pasting>) => onPasting({ ...pasting, ...change });
  return (
    <>
      <Select
        label={t('tokens.pasteDialog.profile')}
        placeholder={t('tokens.pasteDialog.choose')}
        data={profiles.map(({ profileId, name }) => ({ value: profileId, label: name }))}
        value={pasting.profileId}
        searchable
        allowDeselect={false}
        error={missing?.profile ? t('tokens.pasteDialog.noProfile') : null}
        onChange={(profileId) => set({ profileId: profileId as ProfileId | null })}
      />
      <PasswordInput
        label={t('tokens.pasteDialog.value')}
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        value={pasting.value}
        error={missing?.value ? t('tokens.pasteDialog.noValue') : null}
        onChange={(event) => set({ value: event.currentTarget.value })}
      />
      <Radio.Group
        label={t('tokens.pasteDialog.expiry')}
        value={pasting.never ? 'never' : 'date'}
        onChange={(kind) => set({ never: kind === 'never' })}
      >
        <Stack gap={8} mt={4}>
          <Radio size="xs" value="date" label={t('tokens.pasteDialog.onDate')} />
          {pasting.never ? null : (
            <span className={classes.day}>
              <DayField
                aria-label={t('tokens.pasteDialog.date')}
                day={pasting.day}
                error={missing?.day ? t('tokens.pasteDialog.noDate') : null}
                onDay={(day) => set({ day })}
              />
            </span>
          )}
          <Radio size="xs" value="never" label={t('tokens.life.never')} />
        </Stack>
      </Radio.Group>
    </>
  );
}
