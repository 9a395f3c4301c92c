import { Button, Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconFileTypeCsv,
  IconJson,
  IconListSearch,
  IconPlayerPause,
  IconPlayerPlay,
  IconSend,
} from '@tabler/icons-react';
import type { SyncStatus } from '#shared/domain/sync-status.ts';
import { usePauseSending } from '../../pause-sending.ts';
import { useText } from '../../text/use-text.ts';
import { useSendNow } from './changes-commands.ts';
import { checkHindrance, sendHindrance } from './hindrance.ts';

type QueueActionsProps = {
  status: SyncStatus;
  onCheck: () => void;
  onExport: (form: 'csv' | 'json') => void;
};

/** What is done with the queue as a whole. */
export function QueueActions({ status, onCheck, onExport }: QueueActionsProps) {
  const { t } = useText();
  const pause = usePauseSending();
  const { sendingPaused } = status;
  return (
    <>
      <SendNow status={status} />
      <Button
        variant="default"
        disabled={!status.connected}
        leftSection={sendingPaused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
        title={t(sendingPaused ? 'queue.resumeHint' : 'queue.pauseHint')}
        onClick={() => pause(!sendingPaused)}
      >
        {t(sendingPaused ? 'queue.resume' : 'queue.pause')}
      </Button>
      <CheckFirst status={status} onCheck={onCheck} />
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} />}>
            {t('queue.export.button')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFileTypeCsv size={16} />} onClick={() => onExport('csv')}>
            {t('queue.export.csv')}
          </Menu.Item>
          <Menu.Item leftSection={<IconJson size={16} />} onClick={() => onExport('json')}>
            {t('queue.export.json')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function SendNow({ status }: { status: SyncStatus }) {
  const { t } = useText();
  const send = useSendNow();
  const hindrance = sendHindrance(status);
  return (
    <Button
      leftSection={<IconSend size={16} />}
      aria-disabled={hindrance !== null}
      data-disabled={hindrance !== null}
      title={t(hindrance === null ? 'queue.sendNowHint' : `queue.hindrance.${hindrance}`)}
      onClick={hindrance === null ? send : undefined}
    >
      {t('queue.sendNow')}
    </Button>
  );
}

function CheckFirst({ status, onCheck }: Pick<QueueActionsProps, 'status' | 'onCheck'>) {
  const { t } = useText();
  const hindrance = checkHindrance(status);
  return (
    <Button
      variant="default"
      leftSection={<IconListSearch size={16} />}
      aria-disabled={hindrance !== null}
      data-disabled={hindrance !== null}
      title={t(hindrance === null ? 'queue.check.hint' : `queue.hindrance.${hindrance}`)}
      onClick={hindrance === null ? onCheck : undefined}
    >
      {t('queue.check.button')}
    </Button>
  );
}
