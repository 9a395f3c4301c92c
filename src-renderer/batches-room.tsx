import { BatchesPage } from './features/batches/BatchesPage.tsx';
import type { BatchDialogSlot, BatchSlots } from './features/batches/page-slots.ts';
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

/** What the neighbours give. */
const slots: BatchSlots = {
  scan: ({ batch }) => <ScanView batchId={batch.batchId} />,
  importNote: noteDialogOf,
  print: (slot) => <PrintBatchDialog {...slot} />,
  onJob: showExportToast,
};

/** The Batches page with the parts of its neighbours in it: features do not import one another. */
export function BatchesRoom() {
  return <BatchesPage {...slots} />;
}
