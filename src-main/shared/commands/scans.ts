import { z } from 'zod';
import { batchIdSchema } from '../domain/batch.ts';
import { LONGEST_SCAN, type Scan, type ScanAnswer, type ScanCount, type ScanList } from '../domain/scan-verdict.ts';
import { command, windowRange } from './command.ts';

const inBatch = z.object({ batchId: batchIdSchema });

/** Scanning devices into a batch. All throw `not_found`; the first two `batch_held` and `batch_closed`. */
export const scansCommands = {
  /** Judges what a scanner typed, offline; what is answered is durable. */
  'batches.scan': command<ScanAnswer>()(inBatch.extend({ text: z.string().min(1).max(LONGEST_SCAN) })),
  /** Takes back the newest scan that is not taken back; again, the one before. Throws `nothing_to_do`. */
  'batches.undoScan': command<{ scan: Scan; count: ScanCount }>()(inBatch),
  'batches.listScans': command<ScanList>()(inBatch.extend(windowRange)),
} as const;
