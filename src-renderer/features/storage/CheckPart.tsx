import { Button } from '@mantine/core';
import type { StorageState } from '#shared/domain/storage.ts';
import { useText } from '../../text/use-text.ts';
import { Ago } from '../../ui/Ago.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import classes from './StorageSettings.module.css';
import { useCheck } from './storage-commands.ts';

/** When the files were last read whole and how that ended, with *Check now*. */
export function CheckPart({ last }: { last: StorageState['lastCheck'] }) {
  const { t } = useText();
  const check = useCheck();
  return (
    <section className={classes.part} aria-labelledby="storage-check">
      <div className={classes.head}>
        <h2 id="storage-check" className={classes.heading}>
          {t('storage.check.title')}
        </h2>
        {check.running ? (
          <Button variant="default" onClick={check.stop}>
            {t('ui.cancel')}
          </Button>
        ) : (
          <Button variant="default" onClick={check.start}>
            {t('storage.check.now')}
          </Button>
        )}
      </div>
      <p className={classes.intro}>{t('storage.check.intro')}</p>
      <p className={classes.last} aria-live="polite">
        {check.running ? t('storage.check.running') : <LastCheck last={last} />}
      </p>
      {check.running ? <ProgressLine value={check.running.share} label={t('storage.check.running')} /> : null}
    </section>
  );
}

function LastCheck({ last }: { last: StorageState['lastCheck'] }) {
  const { t } = useText();
  const sound = last !== null && last.problems === 0;
  return (
    <>
      <span>{t('storage.check.last')}</span>
      {last === null ? (
        <span className={classes.dim}>{t('storage.check.never')}</span>
      ) : (
        <>
          <Ago iso={last.at} />
          <StatusDot
            tone={sound ? 'provisioned' : 'waiting'}
            shape={sound ? 'check' : 'arrow'}
            label={t(sound ? 'storage.check.sound' : 'storage.check.damaged')}
          />
        </>
      )}
    </>
  );
}
