import type { ReactNode } from 'react';
import type { BatchSummary } from '#shared/domain/batch.ts';

/** Parts of the page that other features give: they are joined in batches-room.tsx. */
export type BatchSlots = {
  /** The big field that takes scans, and what they turned out to be. */
  scan: (slot: { batch: BatchSummary }) => ReactNode;
  /** Choosing, checking and importing a delivery note; null while nothing is imported. */
  importNote: (slot: { batch: BatchSummary | null; onClose: () => void }) => ReactNode;
  /** Labels, sheets and the report on paper; null while nothing is printed. */
  print: (slot: { batch: BatchSummary | null; onClose: () => void }) => ReactNode;
};
