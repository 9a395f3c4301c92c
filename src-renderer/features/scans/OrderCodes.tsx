import { ActionIcon, Popover } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconQrcode } from '@tabler/icons-react';
import { useState } from 'react';
import { scanOrders } from '#shared/domain/read-scan.ts';
import { useText } from '../../text/use-text.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import classes from './OrderCodes.module.css';

const names = Object.keys(scanOrders) as (keyof typeof scanOrders)[];

/** Barcodes that are orders, to be scanned off the screen or printed: no mouse is needed with gloves on. */
export function OrderCodes() {
  const { t } = useText();
  const [opened, setOpened] = useState(false);
  // The field has the keyboard meanwhile, for the codes are there to be scanned: Escape is heard from anywhere.
  useHotkeys([['Escape', () => setOpened(false), { preventDefault: false }]], []);
  return (
    <Popover position="bottom-end" width={400} opened={opened} onChange={setOpened} withRoles={false}>
      <Popover.Target>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('scans.orders')}
          aria-expanded={opened}
          title={t('scans.orders')}
          onClick={() => setOpened(!opened)}
        >
          <IconQrcode size={20} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <section aria-label={t('scans.orders')}>
          <p className={classes.text}>{t('scans.ordersText')}</p>
          <ul className={classes.codes}>
            {names.map((name) => (
              <li key={name} className={classes.code}>
                <QrCode text={name} correction="M" label={name} most={140} />
                <code data-selectable>{name}</code>
                <span>{t(`scans.order.${scanOrders[name]}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      </Popover.Dropdown>
    </Popover>
  );
}
