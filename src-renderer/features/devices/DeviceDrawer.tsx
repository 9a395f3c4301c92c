import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DeviceDetails, DeviceId } from '#shared/domain/device.ts';
import type { DataTable } from '#shared/events.ts';
import { envelopeOf } from '../../api.ts';
import { useCommand } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { IdentifierCell, ProfileCell, StateCell } from './DeviceCells.tsx';
import classes from './DeviceDrawer.module.css';
import { DeviceHistory } from './DeviceHistory.tsx';
import { DeviceNote } from './DeviceNote.tsx';
import { HoldNotice } from './HoldNotice.tsx';
import { NextResetView } from './NextResetView.tsx';

function Fact({ label, children, copy }: { label: string; children: ReactNode; copy?: string | null }) {
  const { t } = useText();
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd data-selectable>{children}</dd>
      {copy ? <CopyButton text={copy} label={t('devices.details.copy', { label })} /> : null}
    </div>
  );
}

function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>{title}</h3>
      <dl className={classes.facts}>{children}</dl>
    </section>
  );
}

function Identity({ device }: { device: DeviceDetails }) {
  const { t } = useText();
  return (
    <Facts title={t('devices.details.identity')}>
      <Fact label={t('devices.column.imei')} copy={device.imei}>
        <IdentifierCell value={device.imei} />
      </Fact>
      <Fact label={t('devices.column.imei2')} copy={device.imei2}>
        <IdentifierCell value={device.imei2} />
      </Fact>
      <Fact label={t('devices.column.serial')} copy={device.serial}>
        <IdentifierCell value={device.serial} />
      </Fact>
    </Facts>
  );
}

function Assignment({ device }: { device: DeviceDetails }) {
  const { t } = useText();
  const none = t('devices.details.none');
  const registration = {
    registered: t('devices.details.registered'),
    pending: t('devices.details.pendingRegistration'),
  };
  return (
    <Facts title={t('devices.details.assignment')}>
      <Fact label={t('devices.column.state')}>
        <StateCell device={device} />
      </Fact>
      <Fact label={t('devices.details.rawState')}>{device.rawState || none}</Fact>
      <Fact label={t('devices.column.profile')}>
        <ProfileCell device={device} />
      </Fact>
      <Fact label={t('devices.details.registration')}>
        {device.registration === null ? none : registration[device.registration]}
      </Fact>
      <Fact label={t('devices.column.user')} copy={device.userName}>
        {device.userName || none}
      </Fact>
      <Fact label={t('devices.column.tags')}>{device.tags || none}</Fact>
    </Facts>
  );
}

function Origin({ device }: { device: DeviceDetails }) {
  const { t, format } = useText();
  const none = t('devices.details.none');
  const time = (iso: string | null) =>
    iso === null ? none : <time title={format.exact(iso)}>{format.dateTime(iso)}</time>;
  return (
    <Facts title={t('devices.details.origin')}>
      <Fact label={t('devices.column.reseller')}>{device.resellerName ?? none}</Fact>
      <Fact label={t('devices.column.upload')} copy={device.uploadId}>
        {device.uploadId ?? none}
      </Fact>
      <Fact label={t('devices.column.order')} copy={device.orderId}>
        {device.orderId ?? none}
      </Fact>
      <Fact label={t('devices.details.createdAt')}>{time(device.createdAt)}</Fact>
      <Fact label={t('devices.details.updatedAt')}>{time(device.updatedAt)}</Fact>
      <Fact label={t('devices.details.firstSeenAt')}>{time(device.firstSeenAt)}</Fact>
    </Facts>
  );
}

const DETAILS_TABLES: readonly DataTable[] = ['devices', 'changes', 'profiles', 'notes'];

function DrawerBody({ deviceId, attributes }: { deviceId: DeviceId; attributes: ReactNode }) {
  const { data, error, refetch } = useCommand('devices.getDetails', { deviceId }, DETAILS_TABLES, {
    keepPrevious: true,
  });
  if (error) return <ErrorNotice error={envelopeOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={240} animate={false} />;
  return (
    <>
      <p className={classes.model}>{data.model}</p>
      <HoldNotice device={data} />
      <NextResetView device={data} />
      <Identity device={data} />
      <Assignment device={data} />
      <DeviceNote key={data.deviceId} device={data} />
      {attributes}
      <Origin device={data} />
      <DeviceHistory deviceId={data.deviceId} />
    </>
  );
}

type DeviceDrawerProps = { deviceId: DeviceId; attributes?: ReactNode; onClose: () => void };

/** Everything known of one device, beside the grid; Escape closes it. */
export function DeviceDrawer({ deviceId, attributes, onClose }: DeviceDrawerProps) {
  const { t } = useText();
  return (
    <SidePanel title={t('devices.details.title')} closeLabel={t('devices.details.close')} width={348} onClose={onClose}>
      <DrawerBody deviceId={deviceId} attributes={attributes} />
    </SidePanel>
  );
}
