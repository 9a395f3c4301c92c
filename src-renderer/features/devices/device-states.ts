import type { DeviceState } from '#shared/domain/device.ts';
import type { ChangeState } from '#shared/domain/queued-change.ts';
import type { DotShape, DotTone } from '../../ui/StatusDot.tsx';

type Look = { readonly tone: DotTone; readonly shape: DotShape };

/** How each of Samsung's states is drawn; no two share colour and shape. */
export const stateLooks: Readonly<Record<DeviceState, Look>> = {
  pending: { tone: 'unassigned', shape: 'dashed' },
  unassigned: { tone: 'unassigned', shape: 'ring' },
  assigning: { tone: 'assigned', shape: 'half' },
  assigned: { tone: 'assigned', shape: 'disc' },
  assignFailed: { tone: 'failed', shape: 'cross' },
  cancelled: { tone: 'failed', shape: 'bar' },
  provisionFailed: { tone: 'failed', shape: 'diamond' },
  provisioned: { tone: 'provisioned', shape: 'check' },
  provisionedRestricted: { tone: 'provisioned', shape: 'check-part' },
  licenseExpired: { tone: 'failed', shape: 'clock' },
  unknown: { tone: 'unassigned', shape: 'question' },
};

/** How each state of a change is drawn. */
export const changeLooks: Readonly<Record<ChangeState, Look>> = {
  waiting: { tone: 'waiting', shape: 'arrow' },
  sending: { tone: 'waiting', shape: 'half' },
  unconfirmed: { tone: 'waiting', shape: 'question' },
  done: { tone: 'provisioned', shape: 'check' },
  skipped: { tone: 'unassigned', shape: 'bar' },
  refused: { tone: 'failed', shape: 'cross' },
  conflict: { tone: 'conflict', shape: 'diamond' },
  parked: { tone: 'failed', shape: 'bar' },
  undone: { tone: 'unassigned', shape: 'ring' },
};
