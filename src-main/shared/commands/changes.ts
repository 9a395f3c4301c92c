import { z } from 'zod';
import type { ChangeFact, ChangeTargetRow } from '../domain/change-target.ts';
import { deviceIdSchema } from '../domain/device.ts';
import { planColumns } from '../domain/plan-row.ts';
import { type ChangeList, type ChangeSummary, changeLists } from '../domain/queued-change.ts';
import type { SyncStatus } from '../domain/sync-status.ts';
import type { UndoPlan } from '../domain/undo-plan.ts';
import { command, id, nothing, windowRange } from './command.ts';

const changeIds = z.array(id).min(1).max(500);
const word = z.string().max(400);

/** The change queue, and deciding about what is in it. */
export const changesCommands = {
  /** `which` is one of the lists of the page; `counts` says how long each of them is. */
  'changes.list': command<{ changes: ChangeSummary[]; total: number; counts: Record<ChangeList, number> }>()(
    z.object({ which: z.enum(changeLists).default('all'), ...windowRange }),
  ),
  'changes.listTargets': command<{ targets: ChangeTargetRow[]; total: number }>()(
    z.object({ changeId: id, ...windowRange }),
  ),
  /** What a change of a profile alters, each with was, seen and will be; nothing for changes of devices. */
  'changes.listFacts': command<{ facts: ChangeFact[] }>()(z.object({ changeId: id })),
  /** The newest change that can be undone and is not itself an undo. */
  'changes.getLast': command<{ change: ChangeSummary | null }>()(nothing),
  'changes.planUndo': command<UndoPlan>()(z.object({ changeIds })),
  /** Takes unsent changes back; those already sent are reversed by new ones. All of it, or none. */
  'changes.undo': command<{ undone: 'taken-back' | 'reversed'; reversals: string[] }>()(z.object({ changeIds })),
  /** What to do with devices of a change that are refused, parked or in conflict: send again, or let go. */
  'changes.settle': command<{ devices: number }>()(
    z.object({
      changeId: id,
      decision: z.enum(['mine', 'theirs']),
      /** Only these of its devices. */
      deviceIds: z.array(deviceIdSchema).min(1).max(1_000).optional(),
    }),
  ),
  /** Sends what waits, without the grace of a new change and without backoff. */
  'changes.sendNow': command<SyncStatus>()(nothing),
  /** Nothing is sent until it is resumed, over restarts too; reading goes on. */
  'changes.pause': command<SyncStatus>()(z.object({ paused: z.boolean() })),
  /** Starts writing the plan and answers at once with the job to watch. */
  'changes.exportPlan': command<{ jobId: string }>()(
    z.object({
      /** A ticket of shell.chooseSaveFile. */
      file: z.string().max(64),
      form: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('json') }),
        z.object({
          kind: z.literal('csv'),
          /** Header words in the person's language, in the order of `planColumns`. */
          headers: z.array(word).length(planColumns.length),
          /** What stands in the person's language for kinds, states, reasons, what is altered, and deleted. */
          words: z.record(z.string().max(60), word),
        }),
      ]),
    }),
  ),
} as const;
