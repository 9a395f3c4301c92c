import { Button } from '@mantine/core';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import classes from './SyncBars.module.css';

/** Says on every page but the one where it can be changed that no server is asked. */
export function SwitchedOffBar() {
  const { t } = useText();
  const { place, go } = useNavigation();
  if (place.page === 'settings' && (place.section ?? 'integration') === 'integration') return null;
  return (
    <div className={classes.quiet} role="status">
      <span>{t('sync.offBar')}</span>
      <Button variant="default" size="compact-sm" onClick={() => go({ page: 'settings', section: 'integration' })}>
        {t('sync.openSettings')}
      </Button>
    </div>
  );
}
