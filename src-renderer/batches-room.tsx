import type { DeviceColumn } from '#shared/domain/device.ts';
import { BatchesPage } from './features/batches/BatchesPage.tsx';
import type { BatchDialogSlot, BatchSlots } from './features/batches/page-slots.ts';
import { ExportDialog } from './features/csv/ExportDialog.tsx';
import { showExportToast } from './features/csv/ExportToast.tsx';
import { ImportDialog } from './features/csv/ImportDialog.tsx';
import { PrintBatchDialog } from './features/print/PrintBatchDialog.tsx';
import { ScanView } from './features/scans/ScanView.tsx';

const noteDialogOf = ({ batch, onClose }: BatchDialogSlot) => (
  <ImportDialog
    opened={batch !== null}
    onClose={onClose}
    fixed={batch && { kind: 'batch', batchId: batch.batchId, name: batch.name }}
  />
);

const columns: readonly DeviceColumn[] = ['imei', 'imei2', 'serial', 'model', 'state', 'profile', 'user', 'order'];
const sort = { column: 'imei', direction: 'asc' } as const;

const downloadDialogOf = ({ batch, onClose }: BatchDialogSlot) => (
  <ExportDialog
    opened={batch !== null}
    onClose={onClose}
    {...(batch && { batch, fileName: batch.name })}
    columns={columns}
    sort={sort}
  />
);

/** What the neighbours give. */
const slots: BatchSlots = {
  scan: ({ batch }) => <ScanView batchId={batch.batchId} />,
  importNote: noteDialogOf,
  print: (slot) => <PrintBatchDialog {...slot} />,
  download: downloadDialogOf,
  onJob: showExportToast,
};

/** The Batches page with the parts of its neighbours in it: features do not import one another. */
export function BatchesRoom() {
  return <BatchesPage {...slots} />;
}
