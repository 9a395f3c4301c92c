import { Button, Group, Modal, Skeleton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { PaperPreview } from './PaperPreview.tsx';
import classes from './PrintDialog.module.css';
import { type PrintProgress, type PrintWish, usePrinting } from './use-printing.ts';

type PrintDialogProps = { opened: boolean; onClose: () => void; title: string; children: ReactNode };

/** The frame of every dialog that prints; what is in it is made anew each time it opens. */
export function PrintDialog({ opened, onClose, title, children }: PrintDialogProps) {
  const { t } = useText();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<span className={classes.title}>{title}</span>}
      size={860}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {children}
    </Modal>
  );
}

type PrintFormProps = {
  /** What would be printed; null while it is being read, or when there is nothing. */
  wish: PrintWish | null;
  /** In the place of the preview while there is none. */
  instead?: ReactNode;
  onClose: () => void;
  children: ReactNode;
};

/** The paper as it will be, the choices beside it, and the two ways to print. */
export function PrintForm({ wish, instead, onClose, children }: PrintFormProps) {
  const { t } = useText();
  const { busy, progress, error, print, savePdf, cancel } = usePrinting();
  const stop = useRef(cancel);
  stop.current = cancel;
  // Who closes the dialog has no other way to end what it began.
  useEffect(() => () => stop.current(), []);
  const able = wish !== null && !busy;
  return (
    <div className={classes.form}>
      {wish ? (
        <PaperPreview paper={wish.paper} />
      ) : (
        <div className={classes.instead}>{instead ?? <Skeleton h="100%" animate={false} />}</div>
      )}
      <div className={classes.side}>
        <div className={classes.choices}>{children}</div>
        {error ? <ErrorNotice error={error} /> : null}
        {busy ? <Progress progress={progress} /> : null}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={busy ? cancel : onClose}>
            {t('ui.cancel')}
          </Button>
          <Button variant="default" disabled={!able} onClick={() => wish && savePdf(wish)}>
            {t('print.savePdf')}
          </Button>
          <Button disabled={!able} onClick={() => wish && print(wish)} data-autofocus>
            {t('print.print')}
          </Button>
        </Group>
      </div>
    </div>
  );
}

function Progress({ progress }: { progress: PrintProgress }) {
  const { t } = useText();
  const words =
    progress === null || progress.writing
      ? t('print.writing')
      : t('print.laying', { done: progress.done, total: progress.total });
  return (
    <div className={classes.progress}>
      <ProgressLine
        label={words}
        value={progress === null || progress.writing ? null : progress.done / Math.max(1, progress.total)}
      />
      <span role="status">{words}</span>
    </div>
  );
}

/** Something to know before it is printed. */
export function PrintWarning({ children }: { children: ReactNode }) {
  return (
    <p className={classes.warning}>
      <IconAlertTriangle size={16} aria-hidden />
      <span>{children}</span>
    </p>
  );
}

/** Something that is always so. */
export function PrintNote({ children }: { children: ReactNode }) {
  return <p className={classes.note}>{children}</p>;
}
