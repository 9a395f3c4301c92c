import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ErrorEnvelope } from '#shared/errors.ts';
import { errorWords } from '../text/error-words.ts';
import { useText } from '../text/use-text.ts';
import { CopyButton } from './CopyButton.tsx';
import classes from './ErrorNotice.module.css';

type ErrorNoticeProps = {
  error: ErrorEnvelope;
  onRetry?: () => void;
  /** More buttons, after *Try again*. */
  children?: ReactNode;
  /** `bar` lies across the window, `box` stands among other things, `bare` brings no ground of its own. */
  form?: 'bar' | 'box' | 'bare';
};

/** What happened, what to do next, and a reference to copy. */
export function ErrorNotice({ error, onRetry, children, form = 'box' }: ErrorNoticeProps) {
  const { t } = useText();
  const words = errorWords(t, error);
  return (
    <div className={classes.notice} data-form={form} role={form === 'bare' ? undefined : 'alert'}>
      {form === 'bare' ? null : <IconAlertTriangle className={classes.icon} size={16} aria-hidden="true" />}
      <div className={classes.words} data-selectable>
        <div className={classes.what}>{words.what}</div>
        <div className={classes.next}>{words.next}</div>
        <ErrorReference text={words.reference} />
      </div>
      {onRetry || children ? (
        <div className={classes.actions}>
          {onRetry ? (
            <Button variant="default" onClick={onRetry}>
              {t('ui.tryAgain')}
            </Button>
          ) : null}
          {children}
        </div>
      ) : null}
    </div>
  );
}

/** The facts of an error, small, with a button that copies them. */
export function ErrorReference({ text }: { text: string }) {
  const { t } = useText();
  return (
    <div className={classes.reference}>
      <span className={classes.facts}>{text}</span>
      <CopyButton text={text} label={t('ui.copyReference')} />
    </div>
  );
}
