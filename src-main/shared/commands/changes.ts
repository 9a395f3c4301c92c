import { z } from 'zod';
import type { ChangeFact, ChangeTargetRow } from '../domain/change-target.ts';
import type { ChangeSummary } from '../domain/queued-change.ts';
import { command, id, windowRange } from './command.ts';

/** The change queue, and deciding about what is in it. */
export const changesCommands = {
  'changes.list': command<{ changes: ChangeSummary[]; total: number }>()(z.object(windowRange)),
  'changes.listTargets': command<{ targets: ChangeTargetRow[]; total: number }>()(
    z.object({ changeId: id, ...windowRange }),
  ),
  /** What a change of a profile alters, each with was, seen and will be; nothing for changes of devices. */
  'changes.listFacts': command<{ facts: ChangeFact[] }>()(z.object({ changeId: id })),
  /** Takes an unsent change back; one already sent is reversed by a new change. */
  'changes.undo': command<{ undone: 'taken-back' | 'reversed'; changeId: string | null }>()(z.object({ changeId: id })),
  /** What to do with devices of a change that are refused, parked or in conflict: send again, or let go. */
  'changes.settle': command<{ devices: number }>()(z.object({ changeId: id, decision: z.enum(['mine', 'theirs']) })),
} as const;
