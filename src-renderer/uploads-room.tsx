import type { DeviceColumn } from '#shared/domain/device.ts';
import type { UploadSummary } from '#shared/domain/reseller-upload.ts';
import { useExportDevices } from './features/csv/csv-commands.ts';
import { UploadDevices } from './features/devices/UploadDevices.tsx';
import { UploadsPage } from './features/uploads/UploadsPage.tsx';
import type { UploadDevicesSlot } from './features/uploads/ViewDevices.tsx';
import { useText } from './text/use-text.ts';

const columns: readonly DeviceColumn[] = ['imei', 'imei2', 'serial', 'model', 'state', 'upload', 'order', 'reseller'];
const devicesOf = (slot: UploadDevicesSlot) => <UploadDevices {...slot} />;

/** The Uploads page with the parts of its neighbours in it: features do not import one another. */
export function UploadsRoom() {
  const { t } = useText();
  const save = useExportDevices();
  const onDownload = ({ uploadId }: UploadSummary) =>
    void save({
      scope: { kind: 'unapproved', uploadId },
      columns,
      form: 'guarded',
      sort: { column: 'imei', direction: 'asc' },
      name: t('uploads.devices.fileName', { upload: uploadId }),
    });
  return <UploadsPage devices={devicesOf} onDownload={onDownload} />;
}
