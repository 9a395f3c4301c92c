import { z } from 'zod';
import { type HandoverOffer, type HandoverPreview, handoverPartsSchema, type TakenOver } from '../domain/handover.ts';
import { isStrongPassphrase } from '../domain/passphrase.ts';
import { command, id, nothing } from './command.ts';

const file = z.string().max(64);
const handover = z.object({ handoverId: id });

/** Handing the queue over to another laptop, in one encrypted file. */
export const handoverCommands = {
  /** What there is to hand over. */
  'handover.getOffer': command<HandoverOffer>()(nothing),
  /** Starts writing a file (a ticket of shell.chooseSaveFile); the job's id is the hand-over's. */
  'handover.export': command<{ jobId: string }>()(
    z.object({ file, passphrase: z.string().max(500).refine(isStrongPassphrase), parts: handoverPartsSchema }),
  ),
  /** Takes what was handed over out of the queue here; what is under way stays. */
  'handover.takeOut': command<{ changes: number; underWay: number }>()(handover),
  /** Undoes takeOut. */
  'handover.putBack': command<{ changes: number }>()(handover),
  /** Starts reading a file (a ticket of shell.chooseOpenFile) and answers at once with the job to watch. */
  'handover.open': command<{ jobId: string }>()(z.object({ file, passphrase: z.string().min(1).max(500) })),
  /** What a job of open has found, against what is here. Throws `not_found`. */
  'handover.getPreview': command<HandoverPreview>()(z.object({ openedId: id })),
  /** *Take over n changes*: after those of one's own, in their order. One that is here already is passed over. */
  'handover.takeOver': command<TakenOver & { handoverId: string }>()(
    z.object({
      openedId: id,
      changeIds: z.array(id).max(100_000),
      holds: z.boolean(),
      notes: z.boolean(),
      attributes: z.boolean(),
      batches: z.boolean(),
      /** What counts where holds, notes, values or batches differ. */
      differing: z.enum(['ours', 'theirs']),
    }),
  ),
  /** Leaves what was taken over, as far as it is not sent, to the other laptop again. */
  'handover.undo': command<{ changes: number }>()(handover),
  /** Forgets an opened file. */
  'handover.dismiss': command<null>()(nothing),
} as const;
