import type { ProfileSyncState } from '#shared/domain/profile.ts';
import type { DotShape, DotTone } from '../../ui/StatusDot.tsx';

/** The colour and shape of a profile's Sync Status; one in sync needs nobody's eye. */
export const syncSigns: Record<ProfileSyncState, { tone: DotTone; shape: DotShape }> = {
  'in-sync': { tone: 'unassigned', shape: 'check' },
  waiting: { tone: 'waiting', shape: 'clock' },
  sending: { tone: 'waiting', shape: 'arrow' },
  unconfirmed: { tone: 'waiting', shape: 'question' },
  conflict: { tone: 'conflict', shape: 'diamond' },
  failed: { tone: 'failed', shape: 'cross' },
};
