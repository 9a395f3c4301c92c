import type { ReactNode } from 'react';
import { useText } from '../../text/use-text.ts';
import classes from './Frame.module.css';

type FrameProps = {
  topBar: ReactNode;
  /** Quiet lines under the top bar, on every page: progress, errors. */
  bars: ReactNode;
  rail: ReactNode;
  children: ReactNode;
};

/** The window's frame: top bar, rail, page. */
export function Frame({ topBar, bars, rail, children }: FrameProps) {
  const { t } = useText();
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#page">
        {t('shell.skipLink')}
      </a>
      {topBar}
      <section className={classes.bars} aria-label={t('shell.bars')}>
        {bars}
      </section>
      <div className={classes.body}>
        {rail}
        <main id="page" className={classes.page} tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}
