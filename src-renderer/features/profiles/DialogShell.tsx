import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../../text/use-text.ts';
import classes from './DialogForm.module.css';

type DialogShellProps = {
  opened: boolean;
  onClose: () => void;
  title: string;
  size?: number;
  /** What was typed is not lost to a click that missed; where it is much, nor to Escape. */
  keeps?: 'little' | 'much';
  children: ReactNode;
};

/** A dialog of this page: its title, its cross, and what is in it while it is open. */
export function DialogShell({ opened, onClose, title, size = 480, keeps, children }: DialogShellProps) {
  const { t } = useText();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<span className={classes.title}>{title}</span>}
      size={size}
      closeOnClickOutside={keeps === undefined}
      closeOnEscape={keeps !== 'much'}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {opened ? children : null}
    </Modal>
  );
}
