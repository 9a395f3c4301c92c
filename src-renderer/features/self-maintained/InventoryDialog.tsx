import { Button, Group, Modal } from '@mantine/core';
import type { ProfileSummary } from '#shared/domain/profile.ts';
import { useText } from '../../text/use-text.ts';
import classes from './SelfMaintainedWizard.module.css';
import { useSaveInventory } from './self-maintained-commands.ts';

type InventoryDialogProps = { opened: boolean; onClose: () => void; profile: ProfileSummary };

/** *Download Existing Inventory* of a Self-Maintained profile (behaviour 68): its columns are those of its own file. */
export function InventoryDialog({ opened, onClose, profile }: InventoryDialogProps) {
  const { t } = useText();
  const save = useSaveInventory();
  const onSave = async () => {
    await save(profile.profileId, profile.name);
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<span className={classes.title}>{t('selfMaintained.inventory.title')}</span>}
      size={440}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <p className={classes.text}>{t('selfMaintained.inventory.text', { profile: profile.name })}</p>
      <Group justify="flex-end" gap={8} mt={20}>
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button data-autofocus onClick={() => void onSave()}>
          {t('selfMaintained.inventory.submit')}
        </Button>
      </Group>
    </Modal>
  );
}
