import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowLeft, IconChecks, IconDownload, IconPackageImport, IconRoute } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { UploadSummary } from '#shared/domain/reseller-upload.ts';
import { useNavigation } from '../../navigation.tsx';
import { useText } from '../../text/use-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { ApproveDialog } from './ApproveDialog.tsx';
import { statusLooks } from './upload-status.ts';
import classes from './ViewDevices.module.css';

/** What the grid of an upload's devices is given. */
export type UploadDevicesSlot = {
  uploadId: string;
  /** Something else is asked of the person: keys of the grid do nothing. */
  asking: boolean;
  empty: ReactNode;
};

type ViewDevicesProps = {
  /** Null when Samsung no longer lists it, undefined until the uploads have come. */
  upload: UploadSummary | null | undefined;
  devices: (slot: UploadDevicesSlot) => ReactNode;
  onBack: () => void;
  onDownload: (upload: UploadSummary) => void;
  onPropose: (upload: UploadSummary) => void;
};

/** *View Devices*: the devices of an upload that need approval, and what can be done with them (behaviours 31 to 35). */
export function ViewDevices({ upload, devices, onBack, onDownload, onPropose }: ViewDevicesProps) {
  const { t } = useText();
  const [asking, setAsking] = useState(false);
  useHotkeys([['alt+ArrowLeft', onBack]], []);
  if (upload === undefined) return null;
  if (upload === null) return <GoneUpload onBack={onBack} />;
  const { uploadId } = upload;
  return (
    <>
      <header className={classes.header}>
        <div className={classes.words}>
          <Trail upload={upload} onBack={onBack} />
          <div className={classes.head}>
            <h1 className={classes.title}>{t('uploads.devices.title')}</h1>
            <Facts upload={upload} />
          </div>
        </div>
        {upload.approved + upload.approving > 0 ? (
          <Button variant="default" leftSection={<IconRoute size={16} />} onClick={() => onPropose(upload)}>
            {t('rules.propose')}
          </Button>
        ) : null}
        <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => onDownload(upload)}>
          {t('uploads.devices.download')}
        </Button>
        <ApproveButton upload={upload} onAsk={() => setAsking(true)} />
      </header>
      <section className={classes.body} aria-label={t('uploads.devices.title')}>
        {devices({ uploadId, asking, empty: <NothingWaits /> })}
      </section>
      <ApproveDialog upload={asking ? upload : null} onClose={() => setAsking(false)} />
    </>
  );
}

/** Where the person is, and the way back. */
function Trail({ upload, onBack }: { upload: UploadSummary; onBack: () => void }) {
  const { t, format } = useText();
  const { uploadId, resellerName, orderId, uploadedAt } = upload;
  const facts = [resellerName, orderId, uploadedAt === null ? null : format.date(uploadedAt)];
  return (
    <nav className={classes.trail} aria-label={t('uploads.devices.trail')}>
      <button
        type="button"
        className={classes.back}
        title={t('uploads.devices.back')}
        aria-keyshortcuts="Alt+ArrowLeft"
        onClick={onBack}
      >
        <IconArrowLeft size={14} aria-hidden />
        {t('uploads.title')}
      </button>
      <span aria-hidden="true">/</span>
      <span className={classes.here} aria-current="page">
        <strong>{uploadId}</strong>{' '}
        {facts
          .filter((fact) => fact !== null)
          .map((fact) => `· ${fact}`)
          .join(' ')}
      </span>
    </nav>
  );
}

function Facts({ upload }: { upload: UploadSummary }) {
  const { t } = useText();
  const { toApprove, held, approving, approved } = upload;
  return (
    <div className={classes.facts}>
      <StatusDot {...statusLooks.toApprove} label={t('uploads.devices.toApprove', { count: toApprove })} />
      {held > 0 ? <StatusDot {...statusLooks.onHold} label={t('uploads.devices.held', { count: held })} /> : null}
      {approving > 0 ? (
        <StatusDot {...statusLooks.waiting} label={t('uploads.devices.approving', { count: approving })} />
      ) : null}
      {approved > 0 ? (
        <StatusDot {...statusLooks.approved} label={t('uploads.devices.approved', { count: approved })} />
      ) : null}
    </div>
  );
}

/** Keeps the focus when there is nothing left to approve: it can be reached, and says why it does nothing. */
function ApproveButton({ upload, onAsk }: { upload: UploadSummary; onAsk: () => void }) {
  const { t } = useText();
  const nothing = upload.toApprove === 0;
  return (
    <Button
      leftSection={<IconChecks size={16} />}
      aria-disabled={nothing}
      data-disabled={nothing}
      {...(nothing ? { title: t('uploads.devices.nothingToApprove') } : {})}
      onClick={() => {
        if (!nothing) onAsk();
      }}
    >
      {t('uploads.devices.approveAll')}
    </Button>
  );
}

function NothingWaits() {
  const { t } = useText();
  const { go } = useNavigation();
  return (
    <EmptyState
      icon={<IconChecks size={24} />}
      title={t('uploads.devices.noneTitle')}
      text={t('uploads.devices.noneText')}
    >
      <Button variant="default" onClick={() => go({ page: 'devices' })}>
        {t('uploads.devices.showDevices')}
      </Button>
    </EmptyState>
  );
}

function GoneUpload({ onBack }: { onBack: () => void }) {
  const { t } = useText();
  return (
    <EmptyState
      icon={<IconPackageImport size={24} />}
      title={t('uploads.devices.goneTitle')}
      text={t('uploads.devices.goneText')}
    >
      <Button variant="default" onClick={onBack}>
        {t('uploads.devices.back')}
      </Button>
    </EmptyState>
  );
}
