import { Button, Group, Modal } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { DeviceProblem } from '#shared/domain/self-maintained.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';
import classes from './DeviceFields.module.css';
import { DeviceFields } from './DeviceFields.tsx';
import { type EnteredDevice, emptyDevice, isHalfEntered, nextDevice, toDeviceForm } from './device-form.ts';
import { useAddDevices } from './self-maintained-commands.ts';

type AddDevicesDialogProps = { opened: boolean; profileId: ProfileId; profileName: string; onClose: () => void };

/** *Add More Devices*: one device after the other, IMEI or serial number or both, manufacturer, attributes. */
export function AddDevicesDialog({ opened, onClose, ...of }: AddDevicesDialogProps) {
  const { t } = useText();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<span className={classes.title}>{t('selfMaintained.add.title')}</span>}
      size={480}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <AddForm {...of} onClose={onClose} />
    </Modal>
  );
}

function AddForm({ profileId, profileName, onClose }: Omit<AddDevicesDialogProps, 'opened'>) {
  const { t } = useText();
  const notify = useNotify();
  const [entered, setEntered] = useState<EnteredDevice>(emptyDevice);
  const [problems, setProblems] = useState<readonly DeviceProblem[]>([]);
  const first = useRef<HTMLInputElement>(null);
  const { add, busy } = useAddDevices();
  const set = (change: Partial<EnteredDevice>) => {
    setEntered((old) => ({ ...old, ...change }));
    setProblems([]);
  };
  const save = async (goOn: boolean) => {
    const found = await add({ profileId, devices: [toDeviceForm(entered)] });
    if (found === null) return;
    setProblems(found);
    if (found.length > 0) return;
    const device = entered.imei.trim() || entered.serial.trim();
    notify.done(t('selfMaintained.add.saved', { device, profile: profileName }));
    if (!goOn) return onClose();
    setEntered(nextDevice(entered));
    first.current?.focus();
  };
  const blocked = entered.attributes.some(isHalfEntered);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!blocked) void save(true);
  };
  return (
    <form className={classes.form} onSubmit={onSubmit}>
      <p className={classes.text}>{t('selfMaintained.add.text')}</p>
      <DeviceFields {...{ entered, problems, set, first }} />
      <Group justify="flex-end" gap={8} mt={4}>
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button variant="default" type="submit" disabled={blocked} loading={busy}>
          {t('selfMaintained.add.saveNext')}
        </Button>
        <Button disabled={blocked} loading={busy} onClick={() => void save(false)}>
          {t('selfMaintained.add.save')}
        </Button>
      </Group>
    </form>
  );
}
