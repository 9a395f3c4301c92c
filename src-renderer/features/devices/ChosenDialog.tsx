import { Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useText } from '../../text/use-text.ts';
import classes from './MoveDevicesDialog.module.css';
import type { Chosen } from './use-device-list.ts';

type ChosenDialogProps<Of extends Chosen> = {
  /** What the dialog is about; null closes it, and what it showed stays until it is gone. */
  chosen: Of | null;
  titleOf: (chosen: Of | null) => string;
  onClose: () => void;
  children: (chosen: Of) => ReactNode;
};

/** The frame of a dialog about chosen devices: what it does, and to how many. */
export function ChosenDialog<Of extends Chosen>({ chosen, titleOf, onClose, children }: ChosenDialogProps<Of>) {
  const { t } = useText();
  const [shown, setShown] = useState(chosen);
  if (chosen !== null && chosen !== shown) setShown(chosen);
  const devices = shown ? t('devices.move.devices', { count: shown.count }) : '';
  return (
    <Modal
      opened={chosen !== null}
      onClose={onClose}
      title={
        <span className={classes.title}>
          {titleOf(shown)} <span className={classes.count}>{devices}</span>
        </span>
      }
      size={480}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {shown ? children(shown) : null}
    </Modal>
  );
}
