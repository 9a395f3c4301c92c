import type { BatchFinding, BatchName, BatchState } from '#shared/domain/batch.ts';
import type { DotShape, DotTone } from '../../ui/StatusDot.tsx';

type Look = { tone: DotTone; shape: DotShape };

/** How a batch's state is drawn. */
export const batchLooks: Readonly<Record<BatchState, Look>> = {
  open: { tone: 'assigned', shape: 'half' },
  held: { tone: 'unassigned', shape: 'pause' },
  closed: { tone: 'unassigned', shape: 'check' },
};

/** How findings are drawn: red contradicts, amber waits, grey is not here yet. No two share colour and shape. */
export const findingLooks: Readonly<Record<BatchFinding, Look>> = {
  missing: { tone: 'waiting', shape: 'dashed' },
  extra: { tone: 'failed', shape: 'diamond' },
  doubled: { tone: 'failed', shape: 'bar' },
  swapped: { tone: 'conflict', shape: 'diamond' },
  'not-approved': { tone: 'waiting', shape: 'clock' },
  'wrong-profile': { tone: 'conflict', shape: 'arrow' },
  unknown: { tone: 'failed', shape: 'question' },
};

/** Whether the day a batch is due is over and it is not closed; both in the person's own calendar. */
export function isOverdue({ dueAt, state }: Pick<BatchName, 'dueAt' | 'state'>, now: Date): boolean {
  if (dueAt === null || state === 'closed') return false;
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return dueAt < today.join('-');
}

/** A day as a time in the middle of it, which is the same day in every place. */
export function middleOf(day: string): string {
  return new Date(`${day}T12:00:00`).toISOString();
}
