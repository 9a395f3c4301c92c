import { Portal } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useCallback } from 'react';
import { takeDropped } from '../../api.ts';
import { useText } from '../../text/use-text.ts';
import { useFileDrop } from '../../ui/use-file-drop.ts';
import { useNotify } from '../../ui/use-notify.tsx';
import classes from './ImportDrop.module.css';
import type { ChosenFile } from './use-import.ts';

const always = () => true;
/** An open dialog has its own work; its neighbour would be hidden behind it. */
const withoutDialog = () => document.querySelector('[role="dialog"]') === null;

type ImportDropProps = {
  onFile: (file: ChosenFile) => void;
  /** Stands in a dialog, so that it takes files while that is open. */
  inDialog?: boolean;
};

/** Takes a CSV file that is dropped on the window, and shows while one is held over it that it would. */
export function ImportDrop({ onFile, inDialog = false }: ImportDropProps) {
  const { t } = useText();
  const notify = useNotify();
  const take = useCallback(
    (file: File) => {
      takeDropped(file).then(
        (taken) => {
          if (taken === null) notify.done(t('import.notCsv'));
          else onFile(taken);
        },
        (error: unknown) => notify.error(error),
      );
    },
    [onFile, notify, t],
  );
  const over = useFileDrop(inDialog ? always : withoutDialog, take);
  if (!over) return null;
  return (
    <Portal>
      <div className={classes.over}>
        <span className={classes.words}>
          <IconFileImport size={20} aria-hidden />
          {t('import.drop')}
        </span>
      </div>
    </Portal>
  );
}
