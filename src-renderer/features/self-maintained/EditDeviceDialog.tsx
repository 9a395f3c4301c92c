import { Button, Group, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { DeviceProblem, SelfMaintainedDevice } from '#shared/domain/self-maintained.ts';
import { useText } from '../../text/use-text.ts';
import classes from './DeviceFields.module.css';
import { DeviceFields } from './DeviceFields.tsx';
import { type EnteredDevice, enteredOf, isHalfEntered, toDeviceForm } from './device-form.ts';
import { useEditDevice } from './self-maintained-commands.ts';

type EditFormProps = {
  profileId: ProfileId;
  profileName: string;
  device: SelfMaintainedDevice;
  onClose: () => void;
  onDone: () => void;
};
type EditDeviceDialogProps = Omit<EditFormProps, 'device'> & { opened: boolean; device: SelfMaintainedDevice | null };

/** *Edit devices*: one device as it is, to be changed; the user it has stays. */
export function EditDeviceDialog({ opened, device, onClose, ...of }: EditDeviceDialogProps) {
  const { t } = useText();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<span className={classes.title}>{t('selfMaintained.edit.title')}</span>}
      size={480}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {device === null ? null : <EditForm {...of} device={device} onClose={onClose} />}
    </Modal>
  );
}

function EditForm({ profileId, profileName, device, onClose, onDone }: EditFormProps) {
  const { t } = useText();
  // What was read meanwhile does not change under the person's hands.
  const [entered, setEntered] = useState<EnteredDevice>(() => enteredOf(device));
  const [problems, setProblems] = useState<readonly DeviceProblem[]>([]);
  const { edit, busy } = useEditDevice(profileName);
  const set = (change: Partial<EnteredDevice>) => {
    setEntered((old) => ({ ...old, ...change }));
    setProblems([]);
  };
  const blocked = entered.attributes.some(isHalfEntered);
  const save = async () => {
    const found = await edit({ profileId, deviceId: device.deviceId ?? '', device: toDeviceForm(entered) });
    if (found?.length === 0) onDone();
    else if (found !== null) setProblems(found);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!blocked && !busy) void save();
  };
  return (
    <form className={classes.form} onSubmit={onSubmit}>
      <p className={classes.text}>{t('selfMaintained.edit.text')}</p>
      <DeviceFields {...{ entered, problems, set }} />
      {device.userName === null ? null : (
        <p className={classes.text}>{t('selfMaintained.edit.user', { user: device.userName })}</p>
      )}
      <Group justify="flex-end" gap={8} mt={4}>
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit" disabled={blocked} loading={busy}>
          {t('selfMaintained.edit.save')}
        </Button>
      </Group>
    </form>
  );
}
