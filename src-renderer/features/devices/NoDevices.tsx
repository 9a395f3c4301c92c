import { Button } from '@mantine/core';
import { IconDeviceMobile, IconFilterOff, IconPlugOff } from '@tabler/icons-react';
import type { Progress } from '#shared/domain/sync-status.ts';
import { useSyncStatus } from '../../data.ts';
import { useNavigation } from '../../navigation.tsx';
import { useSyncNow } from '../../sync-now.ts';
import { useText } from '../../text/use-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { isReading } from './is-reading.ts';

function Reading({ progress }: { progress: Progress | null }) {
  const { t } = useText();
  return (
    <EmptyState
      icon={<IconDeviceMobile size={24} />}
      title={t('devices.empty.readingTitle')}
      text={t('devices.empty.readingText')}
    >
      {progress?.total ? t('sync.countOf', { done: progress.done, total: progress.total }) : null}
    </EmptyState>
  );
}

function SwitchedOff() {
  const { t } = useText();
  const { go } = useNavigation();
  return (
    <EmptyState icon={<IconPlugOff size={24} />} title={t('devices.empty.offTitle')} text={t('devices.empty.offText')}>
      <Button onClick={() => go({ page: 'settings', section: 'integration' })}>
        {t('devices.empty.openSettings')}
      </Button>
    </EmptyState>
  );
}

/** An empty list: what will fill it, or what lets the devices through again. */
export function NoDevices({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useText();
  const syncNow = useSyncNow();
  const status = useSyncStatus();
  if (filtered) {
    return (
      <EmptyState
        icon={<IconFilterOff size={24} />}
        title={t('devices.empty.noMatchTitle')}
        text={t('devices.empty.noMatchText')}
      >
        <Button variant="default" onClick={onClear}>
          {t('devices.empty.clear')}
        </Button>
      </EmptyState>
    );
  }
  if (status && isReading(status)) return <Reading progress={status.progress} />;
  if (status && !status.active) return <SwitchedOff />;
  return (
    <EmptyState icon={<IconDeviceMobile size={24} />} title={t('devices.empty.title')} text={t('devices.empty.text')}>
      <Button onClick={syncNow}>{t('devices.empty.action')}</Button>
    </EmptyState>
  );
}
