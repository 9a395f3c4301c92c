import { ActionIcon, Popover } from '@mantine/core';
import { IconQrcode } from '@tabler/icons-react';
import { scanOrders } from '#shared/domain/read-scan.ts';
import { useText } from '../../text/use-text.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import classes from './OrderCodes.module.css';

const names = Object.keys(scanOrders) as (keyof typeof scanOrders)[];

/** Barcodes that are orders, to be scanned off the screen or printed: no mouse is needed with gloves on. */
export function OrderCodes() {
  const { t } = useText();
  return (
    <Popover position="bottom-end" width={400}>
      <Popover.Target>
        <ActionIcon variant="default" size={36} aria-label={t('scans.orders')} title={t('scans.orders')}>
          <IconQrcode size={20} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
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
      </Popover.Dropdown>
    </Popover>
  );
}
