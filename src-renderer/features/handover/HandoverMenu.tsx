import { Button, Menu } from '@mantine/core';
import { IconArrowsExchange, IconChevronDown, IconFileExport, IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { HandOverDialog } from './HandOverDialog.tsx';
import type { TitleOf } from './OpenedChanges.tsx';
import { TakeOverDialog } from './TakeOverDialog.tsx';

/** Hand the queue over to another laptop, or take one over from there. */
export function HandoverMenu({ titleOf }: { titleOf: TitleOf }) {
  const { t } = useText();
  const [opened, setOpened] = useState<'out' | 'in' | null>(null);
  const close = () => setOpened(null);
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconArrowsExchange size={15} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {t('handover.menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFileExport size={16} />} onClick={() => setOpened('out')}>
            {t('handover.handOver')}
          </Menu.Item>
          <Menu.Item leftSection={<IconFileImport size={16} />} onClick={() => setOpened('in')}>
            {t('handover.takeOver')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <HandOverDialog opened={opened === 'out'} onClose={close} />
      <TakeOverDialog opened={opened === 'in'} onClose={close} titleOf={titleOf} />
    </>
  );
}
