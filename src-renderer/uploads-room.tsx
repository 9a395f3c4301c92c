import { useState } from 'react';
import type { DeviceColumn } from '#shared/domain/device.ts';
import type { UploadSummary } from '#shared/domain/reseller-upload.ts';
import { ExportDialog } from './features/csv/ExportDialog.tsx';
import { UploadDevices } from './features/devices/UploadDevices.tsx';
import { type Chosen, ProposeDialog } from './features/rules/ProposeDialog.tsx';
import { UploadsPage } from './features/uploads/UploadsPage.tsx';
import type { UploadDevicesSlot } from './features/uploads/ViewDevices.tsx';
import { useText } from './text/use-text.ts';

const columns: readonly DeviceColumn[] = ['imei', 'imei2', 'serial', 'model', 'state', 'upload', 'order', 'reseller'];
const sort = { column: 'imei', direction: 'asc' } as const;
const devicesOf = (slot: UploadDevicesSlot) => <UploadDevices {...slot} />;

/** Its devices that wait for nobody's approval can be moved. */
function chosenOf({ uploadId, approved, approving }: UploadSummary): Chosen {
  return {
    selection: { kind: 'matching', filter: { uploadId }, except: [] },
    count: approved + approving,
  };
}

/** The Uploads page with the parts of its neighbours in it: features do not import one another. */
export function UploadsRoom() {
  const { t } = useText();
  const [upload, setUpload] = useState<UploadSummary | null>(null);
  const [proposing, setProposing] = useState<Chosen | null>(null);
  const uploadId = upload?.uploadId ?? '';
  return (
    <>
      <UploadsPage devices={devicesOf} onDownload={setUpload} onPropose={(one) => setProposing(chosenOf(one))} />
      <ProposeDialog chosen={proposing} onClose={() => setProposing(null)} onDone={() => setProposing(null)} />
      <ExportDialog
        opened={upload !== null}
        onClose={() => setUpload(null)}
        uploadId={uploadId}
        columns={columns}
        sort={sort}
        fileName={t('uploads.devices.fileName', { upload: uploadId })}
      />
    </>
  );
}
