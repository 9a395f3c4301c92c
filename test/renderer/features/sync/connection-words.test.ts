import { describe, expect, it } from 'vitest';
import type { SyncStatus } from '#shared/domain/sync-status.ts';
import {
  connectionState,
  nextTryMs,
  progressShare,
  showsError,
  showsProgressBar,
  syncActivity,
} from '../../../../src-renderer/features/sync/connection-words.ts';

const idle: SyncStatus = {
  phase: 'idle',
  reachability: 'online',
  connected: true,
  active: true,
  progress: null,
  lastSyncedAt: null,
  repaired: null,
  sendingPaused: false,
  nextSyncAt: null,
  error: null,
  waiting: 0,
  conflicts: 0,
  refused: 0,
};
const failed = { ...idle, error: { code: 'clock_off', message: '', details: {}, logId: null } } satisfies SyncStatus;
const progress = (done: number, total: number | null) => ({ done, total, perSecond: 10, leftMs: null });

describe('the connection in one word', () => {
  it('is not connected before a tenant is, whatever the network', () => {
    expect(connectionState({ ...idle, connected: false, active: false })).toBe('notConnected');
  });

  it('is switched off when it is, whatever the network', () => {
    for (const reachability of ['online', 'offline', 'working-offline'] as const)
      expect(connectionState({ ...idle, active: false, reachability })).toBe('switchedOff');
  });

  it('tells no network from the wish to work offline', () => {
    expect(connectionState({ ...idle, reachability: 'offline' })).toBe('offline');
    expect(connectionState({ ...idle, reachability: 'working-offline' })).toBe('workingOffline');
    expect(connectionState(idle)).toBe('online');
  });
});

describe('the bar under the top bar', () => {
  it('shows a first sync and a sweep, and sending only when it takes long', () => {
    expect(showsProgressBar({ ...idle, phase: 'first-sync' })).toBe(true);
    expect(showsProgressBar({ ...idle, phase: 'sweep' })).toBe(true);
    expect(showsProgressBar({ ...idle, phase: 'delta' })).toBe(false);
    expect(showsProgressBar({ ...idle, phase: 'sending', progress: progress(0, 40) })).toBe(false);
    expect(showsProgressBar({ ...idle, phase: 'sending', progress: progress(0, 10_000) })).toBe(true);
  });

  it('shows an error when it is news: not while offline, not while trying again, not what the person cancelled', () => {
    expect(showsError(failed)).toBe(true);
    expect(showsError({ ...failed, active: false })).toBe(false);
    expect(showsError({ ...failed, reachability: 'offline' })).toBe(false);
    expect(showsError({ ...failed, reachability: 'working-offline' })).toBe(false);
    expect(showsError({ ...failed, phase: 'delta' })).toBe(false);
    expect(showsError({ ...failed, error: { ...failed.error, code: 'cancelled' } })).toBe(false);
  });
});

describe('progress', () => {
  it('is a share of the whole, never more than all of it, and unknown without a total', () => {
    expect(progressShare({ ...idle, progress: progress(25, 100) })).toBe(0.25);
    expect(progressShare({ ...idle, progress: progress(120, 100) })).toBe(1);
    expect(progressShare({ ...idle, progress: progress(25, null) })).toBeNull();
    expect(progressShare(idle)).toBeNull();
  });

  it('names reading and sending differently', () => {
    expect(syncActivity(idle)).toBeNull();
    expect(syncActivity({ ...idle, phase: 'delta' })).toBe('syncing');
    expect(syncActivity({ ...idle, phase: 'sending' })).toBe('sending');
  });
});

describe('the countdown to the next try', () => {
  const now = new Date('2026-11-22T10:00:00.000Z');
  const nextSyncAt = '2026-11-22T10:00:40.000Z';

  it('runs after a failure and while offline, and never below nothing (reliability F29)', () => {
    expect(nextTryMs({ ...failed, nextSyncAt }, now)).toBe(40_000);
    expect(nextTryMs({ ...idle, reachability: 'offline', nextSyncAt }, now)).toBe(40_000);
    expect(nextTryMs({ ...failed, nextSyncAt }, new Date('2026-11-22T10:01:00.000Z'))).toBe(0);
  });

  it('is not there when all is well, when somebody tries already, and when nothing will be tried', () => {
    expect(nextTryMs({ ...idle, nextSyncAt }, now)).toBeNull();
    expect(nextTryMs({ ...failed, nextSyncAt, phase: 'delta' }, now)).toBeNull();
    expect(nextTryMs(failed, now)).toBeNull();
  });
});
