import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ConnectionReport } from '#shared/domain/connection.ts';
import { isUnreachable } from '#shared/errors.ts';
import { useText } from '../../text/use-text.ts';
import classes from './UnverifiedNotice.module.css';

/** Whether a test ended because a server was not reached, so that nothing is known to be wrong. */
export function isUnverified({ steps }: ConnectionReport): boolean {
  return steps.some(({ state, error }) => state === 'failed' && error !== null && isUnreachable(error.code));
}

type UnverifiedNoticeProps = { busy: boolean; onActivate: () => void };

/** Says that nothing could be verified, and lets the person activate all the same. */
export function UnverifiedNotice({ busy, onActivate }: UnverifiedNoticeProps) {
  const { t } = useText();
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.scrollIntoView({ block: 'end' }), []);
  return (
    <section ref={section} className={classes.notice} aria-label={t('integration.unverified.title')}>
      <div className={classes.words}>
        <p className={classes.title}>{t('integration.unverified.title')}</p>
        <p className={classes.text}>{t('integration.unverified.text')}</p>
      </div>
      <Button variant="default" loading={busy} onClick={onActivate}>
        {t('integration.unverified.activate')}
      </Button>
    </section>
  );
}
