import { z } from 'zod';
import {
  type ActivityDevices,
  type ActivityEntry,
  type ActivityRow,
  activityFilterSchema,
} from '../domain/activity-entry.ts';
import type { QueuedChange } from '../domain/queued-change.ts';
import { command, windowRange } from './command.ts';

const entry = z.number().int().min(1);

/** The activity log: who did what, when, from what to what. */
export const activityCommands = {
  /** A window of the log, newest first; `people` is everybody who is in it. */
  'activity.list': command<{ rows: ActivityRow[]; total: number; people: string[] }>()(
    z.object({ filter: activityFilterSchema, ...windowRange }),
  ),
  /** One entry as it was written, and the change it is about as it stands now. */
  'activity.getEntry': command<{ entry: ActivityEntry; change: QueuedChange | null }>()(z.object({ entry })),
  'activity.listDevices': command<ActivityDevices>()(z.object({ entry, ...windowRange })),
  /** Starts checking the whole chain; the job's `detail` is the JSON of a ChainVerdict. */
  'activity.verify': command<{ jobId: string }>()(z.object({})),
  /** Starts writing a file. `json` is the whole log and proves itself; `csv` is what a filter lets through, for reading. */
  'activity.export': command<{ jobId: string }>()(
    z.discriminatedUnion('form', [
      z.object({ form: z.literal('json'), file: z.string().max(64) }),
      z.object({
        form: z.literal('csv'),
        file: z.string().max(64),
        filter: activityFilterSchema,
        /** Header words in the person's language, in the order of the file's columns. */
        headers: z.array(z.string().max(100)),
      }),
    ]),
  ),
} as const;
