import { BatchesPage } from './features/batches/BatchesPage.tsx';
import type { BatchSlots } from './features/batches/page-slots.ts';

/** What is not there yet shows nothing. */
const slots: BatchSlots = { scan: () => null, importNote: () => null, print: () => null };

/** The Batches page with the parts of its neighbours in it: features do not import one another. */
export function BatchesRoom() {
  return <BatchesPage {...slots} />;
}
