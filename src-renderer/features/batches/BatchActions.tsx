import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconDots,
  IconDownload,
  IconFileImport,
  IconLock,
  IconLockOpen,
  IconPencil,
  IconPlayerPause,
  IconPrinter,
  IconReport,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { BatchSummary } from '#shared/domain/batch.ts';
import { useText } from '../../text/use-text.ts';
import classes from './BatchActions.module.css';

/** What can be done with a batch. */
export type BatchAction =
  | 'importNote'
  | 'assign'
  | 'print'
  | 'exportReport'
  | 'download'
  | 'edit'
  | 'hold'
  | 'reopen'
  | 'close'
  | 'delete';

type Block = 'held' | 'closed' | 'profile' | 'scans' | 'notEmpty';

/** Why a batch cannot be assigned, null when it can. */
export function assignBlock({ state, profileId, stages, findings }: BatchSummary): Block | null {
  if (state !== 'open') return state;
  if (profileId === null) return 'profile';
  return stages.scanned + findings.extra === 0 ? 'scans' : null;
}

/** Why a batch cannot be deleted, null when it can. */
export function deleteBlock({ state, noteName, stages, findings }: BatchSummary): Block | null {
  if (state === 'closed') return null;
  return noteName !== null || stages.expected + stages.scanned + findings.extra > 0 ? 'notEmpty' : null;
}

type BatchActionsProps = { batch: BatchSummary; onAction: (action: BatchAction) => void };

/** The next step as a button, the note and the report beside it, the rest in a menu. */
export function BatchActions({ batch, onAction }: BatchActionsProps) {
  const { t } = useText();
  const { state, noteName } = batch;
  return (
    <div className={classes.actions} role="toolbar" aria-label={t('batches.actions')}>
      {state === 'closed' ? null : (
        <Button variant="default" leftSection={<IconFileImport size={16} />} onClick={() => onAction('importNote')}>
          {t(noteName === null ? 'batches.importNote' : 'batches.importAgain')}
        </Button>
      )}
      <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => onAction('print')}>
        {t('batches.print')}
      </Button>
      {state === 'open' ? <AssignButton batch={batch} onAsk={() => onAction('assign')} /> : null}
      {state === 'open' ? null : (
        <Button leftSection={<IconLockOpen size={16} />} onClick={() => onAction('reopen')}>
          {t('batches.reopen')}
        </Button>
      )}
      <MoreActions batch={batch} onAction={onAction} />
    </div>
  );
}

/** Keeps the focus when it cannot be pressed: it can be reached, and says why it does nothing. */
function AssignButton({ batch, onAsk }: { batch: BatchSummary; onAsk: () => void }) {
  const { t } = useText();
  const block = assignBlock(batch);
  const button = (
    <Button
      aria-disabled={block !== null}
      data-disabled={block !== null}
      onClick={() => (block === null ? onAsk() : undefined)}
    >
      {t('batches.assign')}
    </Button>
  );
  return block === null ? button : <Tooltip label={t(`batches.blocked.${block}`)}>{button}</Tooltip>;
}

function MoreActions({ batch, onAction }: BatchActionsProps) {
  const { t } = useText();
  const { state } = batch;
  const block = deleteBlock(batch);
  const item = (action: BatchAction, icon: ReactNode) => (
    <Menu.Item leftSection={icon} onClick={() => onAction(action)}>
      {t(`batches.${action}`)}
    </Menu.Item>
  );
  return (
    <Menu position="bottom-end" width={232}>
      <Menu.Target>
        <ActionIcon variant="default" size={32} aria-label={t('batches.more')} title={t('batches.more')}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {item('exportReport', <IconReport size={16} />)}
        {item('download', <IconDownload size={16} />)}
        {state === 'closed' ? null : item('edit', <IconPencil size={16} />)}
        <Menu.Divider />
        {state === 'open' ? item('hold', <IconPlayerPause size={16} />) : null}
        {state === 'closed' ? null : item('close', <IconLock size={16} />)}
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={16} />}
          disabled={block !== null}
          {...(block === null ? {} : { title: t(`batches.blocked.${block}`) })}
          onClick={() => onAction('delete')}
        >
          {t('batches.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
