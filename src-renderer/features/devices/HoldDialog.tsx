import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { ChosenDialog } from './ChosenDialog.tsx';
import { useHoldDevices } from './hold-commands.ts';
import classes from './MoveDevicesDialog.module.css';
import type { Chosen } from './use-device-list.ts';

const LONGEST_REASON = 200;

type HoldFormProps = { chosen: Chosen; onClose: () => void; onDone: () => void };

function HoldForm({ chosen, onClose, onDone }: HoldFormProps) {
  const { t } = useText();
  const hold = useHoldDevices();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '' || busy) return;
    setBusy(true);
    if (await hold(chosen.selection, reason.trim())) onDone();
    else setBusy(false);
  };
  return (
    <form onSubmit={(event) => void onSubmit(event)}>
      <p className={classes.text}>{t('devices.hold.text')}</p>
      <TextInput
        data-autofocus
        required
        label={t('devices.hold.reason')}
        placeholder={t('devices.hold.reasonHint')}
        maxLength={LONGEST_REASON}
        autoComplete="off"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit" disabled={reason.trim() === ''} loading={busy}>
          {t('devices.hold.submit', { count: chosen.count })}
        </Button>
      </Group>
    </form>
  );
}

type HoldDialogProps = { chosen: Chosen | null; onClose: () => void; onDone: () => void };

/** Asks why devices are left out. */
export function HoldDialog({ chosen, onClose, onDone }: HoldDialogProps) {
  const { t } = useText();
  return (
    <ChosenDialog chosen={chosen} titleOf={() => t('devices.hold.title')} onClose={onClose}>
      {(shown) => <HoldForm chosen={shown} onClose={onClose} onDone={onDone} />}
    </ChosenDialog>
  );
}
