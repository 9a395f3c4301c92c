import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import type { CustomAttribute } from '#shared/domain/custom-attribute.ts';
import { useText } from '../../text/use-text.ts';
import classes from './AttributesSettings.module.css';
import { useDeleteAttribute } from './attributes-commands.ts';

type DeleteAttributeDialogProps = { attribute: CustomAttribute | null; onClose: () => void };

/** Says how many devices lose a value before an attribute goes, for nothing brings it back. */
export function DeleteAttributeDialog({ attribute, onClose }: DeleteAttributeDialogProps) {
  const { t } = useText();
  const remove = useDeleteAttribute();
  const [shown, setShown] = useState(attribute);
  if (attribute !== null && attribute !== shown) setShown(attribute);
  const name = shown?.name ?? '';
  const count = shown?.devices ?? 0;
  return (
    <Modal
      opened={attribute !== null}
      onClose={onClose}
      title={<span className={classes.title}>{t('attributes.settings.deleteTitle')}</span>}
      size={440}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <p className={classes.text}>
        {count === 0
          ? t('attributes.settings.deleteUnused', { name })
          : t('attributes.settings.deleteText', { count, name })}
      </p>
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('ui.cancel')}
        </Button>
        <Button color="red" loading={remove.busy} onClick={() => remove.start(name, onClose)}>
          {count === 0 ? t('attributes.settings.submitUnused') : t('attributes.settings.submit', { count })}
        </Button>
      </Group>
    </Modal>
  );
}
