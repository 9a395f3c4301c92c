import { BatchesPage } from './features/batches/BatchesPage.tsx';
import type { BatchSlots } from './features/batches/page-slots.ts';
import { ScanView } from './features/scans/ScanView.tsx';

/** What is not there yet shows nothing. */
const slots: BatchSlots = {
  scan: ({ batch }) => <ScanView batchId={batch.batchId} />,
  importNote: () => null,
  print: () => null,
};

/** The Batches page with the parts of its neighbours in it: features do not import one another. */
export function BatchesRoom() {
  return <BatchesPage {...slots} />;
}
