import { Button } from '@mantine/core';
import type { Workspace } from '#shared/domain/workspace.ts';
import type { ErrorEnvelope } from '#shared/errors.ts';
import { errorCodes } from '#shared/errors.ts';
import { useText } from '../../text/use-text.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import classes from './DeskFailed.module.css';
import { Mark } from './Mark.tsx';
import { useCloseWorkspace, useOpenWorkspace } from './shell-commands.ts';

/** The whole window while a workspace cannot be opened: why, and where to go. */
export function DeskFailed({ error, workspace }: { error: ErrorEnvelope; workspace: Workspace | null }) {
  const { t } = useText();
  const close = useCloseWorkspace();
  const open = useOpenWorkspace();
  const canRetry = workspace !== null && (errorCodes[error.code].retryable || error.code === 'internal');
  return (
    <main className={classes.screen}>
      <div className={classes.column}>
        <header className={classes.head}>
          <Mark size={28} />
          <h1 className={classes.title}>{t('shell.desk.failedTitle')}</h1>
        </header>
        {workspace ? <p className={classes.name}>{workspace.name}</p> : null}
        <ErrorNotice error={error} />
        <div className={classes.actions}>
          {canRetry ? (
            <Button loading={open.busy} onClick={() => open.start({ workspaceId: workspace.id })}>
              {t('ui.tryAgain')}
            </Button>
          ) : null}
          <Button variant="default" onClick={() => close.start({})}>
            {t('shell.workspace.close')}
          </Button>
        </div>
      </div>
    </main>
  );
}
