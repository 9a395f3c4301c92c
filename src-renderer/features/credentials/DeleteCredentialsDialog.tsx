import { Button, Group, Modal } from '@mantine/core';
import { useText } from '../../text/use-text.ts';
import classes from './CredentialsKept.module.css';
import { useDeleteAll } from './credentials-commands.ts';

type DeleteCredentialsDialogProps = { opened: boolean; devices: number; onClose: () => void };

/** Asks before everything that waits is deleted, for nothing brings it back. */
export function DeleteCredentialsDialog({ opened, devices: count, onClose }: DeleteCredentialsDialogProps) {
  const { t } = useText();
  const remove = useDeleteAll(onClose);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<span className={classes.title}>{t('credentials.kept.question')}</span>}
      size={440}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <p className={classes.text}>{t('credentials.kept.text', { count })}</p>
      <p className={classes.text}>{t('credentials.kept.lasting')}</p>
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('ui.cancel')}
        </Button>
        <Button color="red" loading={remove.busy} onClick={remove.start}>
          {t('credentials.kept.submit', { count })}
        </Button>
      </Group>
    </Modal>
  );
}
