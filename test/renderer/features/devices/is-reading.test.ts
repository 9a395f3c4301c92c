import { describe, expect, it } from 'vitest';
import type { SyncStatus } from '#shared/domain/sync-status.ts';
import { isReading } from '../../../../src-renderer/features/devices/is-reading.ts';

const opened: SyncStatus = {
  phase: 'idle',
  reachability: 'online',
  connected: true,
  active: true,
  progress: null,
  lastSyncedAt: null,
  nextSyncAt: null,
  error: null,
  repaired: null,
  sendingPaused: false,
  waiting: 0,
  conflicts: 0,
  refused: 0,
};
const read: SyncStatus = { ...opened, lastSyncedAt: '2026-11-22T10:00:00.000Z' };

describe('an empty list', () => {
  it('is being filled from the moment a workspace is opened online until its first sync has ended', () => {
    expect(isReading(opened)).toBe(true);
    expect(isReading({ ...opened, phase: 'first-sync' })).toBe(true);
    expect(isReading(read)).toBe(false);
  });

  it('is not being filled while the integration is switched off', () => {
    expect(isReading({ ...opened, active: false })).toBe(false);
  });

  it('is not called empty while a later sync may still fill it', () => {
    expect(isReading({ ...read, phase: 'delta' })).toBe(true);
    expect(isReading({ ...read, phase: 'sweep' })).toBe(true);
    expect(isReading({ ...read, phase: 'sending' })).toBe(false);
  });

  it('offers to sync where nothing is on its way: offline, by choice, or after an error', () => {
    const error = { code: 'credentials_refused', message: '', details: {}, logId: null } as const;
    expect(isReading({ ...opened, reachability: 'offline' })).toBe(false);
    expect(isReading({ ...opened, reachability: 'working-offline' })).toBe(false);
    expect(isReading({ ...opened, error })).toBe(false);
  });
});
