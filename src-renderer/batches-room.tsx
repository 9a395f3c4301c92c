import { BatchesPage } from './features/batches/BatchesPage.tsx';
import type { BatchSlots } from './features/batches/page-slots.ts';
import { showExportToast } from './features/csv/ExportToast.tsx';

/** What a neighbour does not give yet is not offered. */
const slots: BatchSlots = { scan: null, importNote: null, print: null, onJob: showExportToast };

/** The Batches page with the parts of its neighbours in it: features do not import one another. */
export function BatchesRoom() {
  return <BatchesPage {...slots} />;
}
