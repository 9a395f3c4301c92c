import { Button } from '@mantine/core';
import { z } from 'zod';
import { useCommand, useRemembered } from '../../data.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import classes from './SyncBars.module.css';

const seenSchema = z.iso.datetime().nullable();

/** What was changed in Samsung's portal since the person last read this bar (behaviours 12 to 16); never in their way. */
export function PortalEditsBar() {
  const { t } = useText();
  const { go } = useNavigation();
  const workspaceId = useCommand('shell.getState', {}, []).data?.workspace?.id ?? '';
  const [since, remember] = useRemembered(`portal.seen.${workspaceId}`.slice(0, 60), seenSchema, null);
  const { data } = useCommand('sync.getPortalEdits', { since }, ['portalEdits']);
  if (!data || data.changed + data.deleted === 0) return null;
  const { changed, deleted, firstAt, lastAt } = data;
  const show = () => {
    remember(lastAt);
    if (firstAt !== null) go({ page: 'devices', portalSince: firstAt });
  };
  return (
    <div className={classes.quiet} role="status">
      <span className={classes.edits}>
        {changed > 0 ? <strong>{t('sync.portal.changed', { count: changed })}</strong> : null}
        {deleted > 0 ? <strong>{t('sync.portal.deleted', { count: deleted })}</strong> : null}
        <span className={classes.advice}>{t('sync.portal.hint')}</span>
      </span>
      <span className={classes.buttons}>
        {changed > 0 ? (
          <Button variant="default" size="compact-sm" onClick={show}>
            {t('sync.portal.show')}
          </Button>
        ) : null}
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => remember(lastAt)}>
          {t('ui.close')}
        </Button>
      </span>
    </div>
  );
}
