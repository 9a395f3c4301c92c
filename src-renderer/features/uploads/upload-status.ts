import { isHeld } from '#shared/domain/queued-change.ts';
import type { UploadSummary } from '#shared/domain/reseller-upload.ts';
import type { DotShape, DotTone } from '../../ui/StatusDot.tsx';

/** How an upload stands, as one word. */
export type UploadStatus = 'failed' | 'toApprove' | 'waiting' | 'sending' | 'unconfirmed' | 'onHold' | 'approved';

/** How each is drawn; amber is for what is on its way to Samsung. */
export const statusLooks: Readonly<Record<UploadStatus, { tone: DotTone; shape: DotShape }>> = {
  failed: { tone: 'failed', shape: 'cross' },
  toApprove: { tone: 'unassigned', shape: 'dashed' },
  waiting: { tone: 'waiting', shape: 'clock' },
  sending: { tone: 'waiting', shape: 'arrow' },
  unconfirmed: { tone: 'waiting', shape: 'question' },
  onHold: { tone: 'unassigned', shape: 'pause' },
  approved: { tone: 'unassigned', shape: 'check' },
};

/** What needs the person first, then what is under way, then what is over. Samsung's word counts while no device is known. */
export function statusOf(upload: UploadSummary): UploadStatus {
  const { change, toApprove, approving, pending, approved } = upload;
  if (change && isHeld(change.state)) return 'failed';
  if (toApprove > 0) return 'toApprove';
  if (approving > 0) return change?.state === 'sending' || change?.state === 'unconfirmed' ? change.state : 'waiting';
  if (pending > 0) return 'onHold';
  return approved > 0 || upload.approval === 'approved' ? 'approved' : 'toApprove';
}
