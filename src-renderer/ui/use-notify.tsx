import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { envelopeOf } from '../api.ts';
import { errorWords } from '../text/error-words.ts';
import { useText } from '../text/use-text.ts';
import { ErrorReference } from './ErrorNotice.tsx';
import classes from './use-notify.module.css';

const UNDO_MS = 12_000;
const DONE_MS = 5_000;
const ERROR_MS = 20_000;

/** A button of a toast; unless it stays, the toast goes when it is pressed. */
type Lead = { label: string; onClick: () => void; stays?: boolean };

/** Toasts: news that need no answer, with Undo where undo exists. */
export type Notify = {
  /** Something was done that can be taken back, for so long when told (milliseconds). */
  undo: (message: string, onUndo: () => void, forMs?: number) => void;
  /** Something was done; a button may lead on. */
  done: (message: string, more?: Lead) => void;
  /** Something was done that should not be forgotten: it stands until the person closes it or presses a button. */
  keep: (message: string, buttons: readonly Lead[]) => void;
  /** Something failed: what happened, what to do, and a reference to copy. */
  error: (error: unknown) => void;
};

function showError(t: TFunction, error: unknown): void {
  const words = errorWords(t, envelopeOf(error));
  notifications.show({
    color: 'red',
    autoClose: ERROR_MS,
    closeButtonProps: { 'aria-label': t('ui.close') },
    title: words.what,
    message: (
      <>
        <div>{words.next}</div>
        <ErrorReference text={words.reference} />
      </>
    ),
  });
}

function showWithButtons(t: TFunction, message: string, buttons: readonly Lead[], forMs: number | false): void {
  const id = notifications.show({
    autoClose: forMs,
    closeButtonProps: { 'aria-label': t('ui.close') },
    message: (
      <div className={classes.toast}>
        <span className={classes.message}>{message}</span>
        <div className={classes.buttons}>
          {buttons.map(({ label, onClick, stays }) => (
            <Button
              key={label}
              variant="default"
              size="compact-sm"
              onClick={() => {
                if (!stays) notifications.hide(id);
                onClick();
              }}
            >
              {label}
            </Button>
          ))}
        </div>
      </div>
    ),
  });
}

/** The toasts in the window's language. */
export function useNotify(): Notify {
  const { t } = useText();
  return useMemo<Notify>(
    () => ({
      undo: (message, onUndo, forMs = UNDO_MS) =>
        showWithButtons(t, message, [{ label: t('ui.undo'), onClick: onUndo }], forMs),
      done: (message, more) => {
        if (more) showWithButtons(t, message, [more], UNDO_MS);
        else notifications.show({ message, autoClose: DONE_MS, closeButtonProps: { 'aria-label': t('ui.close') } });
      },
      keep: (message, buttons) => showWithButtons(t, message, buttons, false),
      error: (error) => showError(t, error),
    }),
    [t],
  );
}
