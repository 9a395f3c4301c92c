import { Modal } from '@mantine/core';
import { useEffect } from 'react';
import { useText } from '../../text/use-text.ts';
import classes from './ImportDialog.module.css';
import { ImportDrop } from './ImportDrop.tsx';
import { ImportStart } from './ImportStart.tsx';
import { ImportWizard } from './ImportWizard.tsx';
import type { FixedTarget, OpenBatch } from './import-targets.ts';
import { type ChosenFile, useImport } from './use-import.ts';

type ImportParts = {
  onClose: () => void;
  /** A file that was dropped on the window. */
  file?: ChosenFile | null;
  /** The one thing that can be done with the rows where the dialog was opened: the delivery note of a batch. */
  fixed?: FixedTarget | null;
  /** Batches that a file may be the delivery note of. */
  batches?: readonly OpenBatch[];
};

/** Imports any CSV file: choose it, see what was found, put right how it is read, say what shall be done with its rows. */
export function ImportDialog({ opened, ...parts }: ImportParts & { opened: boolean }) {
  const { t } = useText();
  const { fixed = null, onClose } = parts;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      // What was put right is not lost by a slip of the mouse.
      closeOnClickOutside={false}
      title={
        <span className={classes.title}>{fixed ? t('import.titleFor', { batch: fixed.name }) : t('import.title')}</span>
      }
      // Small until there is something to see of a file.
      size="auto"
      xOffset={24}
      yOffset={24}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <ImportBody {...parts} />
    </Modal>
  );
}

function ImportBody({ onClose, file = null, fixed = null, batches = [] }: ImportParts) {
  const source = useImport();
  const { reading, open } = source;
  useEffect(() => {
    if (file !== null) void open(file);
  }, [file, open]);
  const preview = reading.kind === 'none' ? null : reading.preview;
  if (preview === null)
    return (
      <div className={classes.small}>
        <ImportDrop inDialog onFile={open} />
        <ImportStart source={source} note={fixed !== null} />
      </div>
    );
  return (
    <div className={classes.wide} data-tall-dialog>
      <ImportDrop inDialog onFile={open} />
      <ImportWizard {...{ source, preview, fixed, batches, onClose }} />
    </div>
  );
}
