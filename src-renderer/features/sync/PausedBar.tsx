import { Button } from '@mantine/core';
import { useNavigation } from '../../navigation.tsx';
import { usePauseSending } from '../../pause-sending.ts';
import { useText } from '../../text/use-text.ts';
import classes from './SyncBars.module.css';

/** Says on every page that nothing is sent until the person lets it go on. */
export function PausedBar({ waiting }: { waiting: number }) {
  const { t } = useText();
  const { place, go } = useNavigation();
  const pause = usePauseSending();
  return (
    <div className={classes.repair} role="status">
      <span>
        <strong className={classes.title}>{t('sync.paused')}</strong> {t('sync.pausedWaiting', { count: waiting })}
      </span>
      <span className={classes.buttons}>
        {place.page === 'changes' ? null : (
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => go({ page: 'changes' })}>
            {t('sync.openChanges')}
          </Button>
        )}
        <Button variant="default" size="compact-sm" onClick={() => pause(false)}>
          {t('sync.resume')}
        </Button>
      </span>
    </div>
  );
}
