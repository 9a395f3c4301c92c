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

type Lead = { label: string; onClick: () => void };

/** Toasts: news that need no answer, with Undo where undo exists. */
export type Notify = {
  /** Something was done that can be taken back, for so long when told (milliseconds). */
  undo: (message: string, onUndo: () => void, forMs?: number) => void;
  /** Something was done; a button may lead on. */
  done: (message: string, more?: Lead) => void;
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

function showWithButton(t: TFunction, message: string, button: Lead, forMs: number): void {
  const id = notifications.show({
    autoClose: forMs,
    closeButtonProps: { 'aria-label': t('ui.close') },
    message: (
      <div className={classes.toast}>
        <span className={classes.message}>{message}</span>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            notifications.hide(id);
            button.onClick();
          }}
        >
          {button.label}
        </Button>
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
        showWithButton(t, message, { label: t('ui.undo'), onClick: onUndo }, forMs),
      done: (message, more) => {
        if (more) showWithButton(t, message, more, UNDO_MS);
        else notifications.show({ message, autoClose: DONE_MS, closeButtonProps: { 'aria-label': t('ui.close') } });
      },
      error: (error) => showError(t, error),
    }),
    [t],
  );
}
