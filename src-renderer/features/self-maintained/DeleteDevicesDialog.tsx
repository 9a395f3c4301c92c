import { Button, Group, Modal } from '@mantine/core';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { SelfMaintainedDevice } from '#shared/domain/self-maintained.ts';
import { useText } from '../../text/use-text.ts';
import classes from './SelfMaintainedWizard.module.css';
import { useDeleteDevices } from './self-maintained-commands.ts';

type DeleteDevicesDialogProps = {
  opened: boolean;
  profileId: ProfileId;
  profileName: string;
  devices: readonly SelfMaintainedDevice[];
  onClose: () => void;
  onDone: () => void;
};

/** *Delete devices*: says what it does and asks. */
export function DeleteDevicesDialog({
  opened,
  profileId,
  profileName,
  devices,
  onClose,
  onDone,
}: DeleteDevicesDialogProps) {
  const { t } = useText();
  const { remove, busy } = useDeleteDevices(profileName);
  const count = devices.length;
  const registered = devices.filter(({ state }) => state === 'registered').length;
  const deviceIds = devices.flatMap(({ deviceId }) => deviceId ?? []);
  const onDelete = async () => {
    if (await remove({ profileId, deviceIds })) onDone();
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<span className={classes.title}>{t('selfMaintained.remove.title', { count })}</span>}
      size={440}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <p className={classes.text}>
        {t('selfMaintained.remove.text', { profile: profileName })}
        {registered > 0 ? ` ${t('selfMaintained.remove.registered', { count: registered })}` : ''}
      </p>
      <Group justify="flex-end" gap={8} mt={20}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('ui.cancel')}
        </Button>
        <Button color="red" loading={busy} onClick={() => void onDelete()}>
          {t('selfMaintained.remove.submit', { count })}
        </Button>
      </Group>
    </Modal>
  );
}
