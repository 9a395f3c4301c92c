import type { ReactNode } from 'react';
import type { BatchSummary } from '#shared/domain/batch.ts';
import type { FollowedJob } from '../../follow-job.ts';
import type { ReportTarget } from './batches-commands.ts';

/** What a dialog of a batch is given: null while it is not asked for. */
export type BatchDialogSlot = { batch: BatchSummary | null; onClose: () => void };

/** Parts of the page that other features give, joined in batches-room.tsx. */
export type BatchSlots = {
  /** The big field that takes scans, and what they turned out to be. */
  scan: (slot: { batch: BatchSummary }) => ReactNode;
  /** Choosing, checking and importing a delivery note. */
  importNote: (slot: BatchDialogSlot) => ReactNode;
  /** Labels, sheets and the report on paper. */
  print: (slot: BatchDialogSlot) => ReactNode;
  /** Its devices as a file, for whom the person says. */
  download: (slot: BatchDialogSlot) => ReactNode;
  /** Shows how a report is written. */
  onJob: (job: FollowedJob, target: ReportTarget) => void;
};
