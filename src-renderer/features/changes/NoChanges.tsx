import { Button } from '@mantine/core';
import { IconCircleCheck, IconListCheck, IconSend } from '@tabler/icons-react';
import type { ChangeList } from '#shared/domain/queued-change.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';

const icons = { 'needs-you': IconCircleCheck, waiting: IconSend, all: IconListCheck } as const;

/** An empty list: what it would hold. */
export function NoChanges({ which }: { which: ChangeList }) {
  const { t } = useText();
  const { go } = useNavigation();
  const Icon = icons[which];
  const words =
    which === 'all'
      ? { title: t('changes.emptyTitle'), text: t('changes.emptyText') }
      : { title: t(`queue.empty.${which}.title`), text: t(`queue.empty.${which}.text`) };
  return (
    <EmptyState icon={<Icon size={22} stroke={1.6} />} {...words}>
      {which === 'needs-you' ? null : (
        <Button variant={which === 'all' ? 'filled' : 'default'} onClick={() => go({ page: 'devices' })}>
          {t('changes.emptyButton')}
        </Button>
      )}
    </EmptyState>
  );
}
