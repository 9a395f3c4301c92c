import { describe, expect, it } from 'vitest';
import type { SyncStatus } from '#shared/domain/sync-status.ts';
import { isFirstReading } from '../../../../src-renderer/features/devices/first-reading.ts';

const opened: SyncStatus = {
  phase: 'idle',
  reachability: 'online',
  connected: true,
  progress: null,
  lastSyncedAt: null,
  nextSyncAt: null,
  error: null,
  repaired: null,
  waiting: 0,
  conflicts: 0,
  refused: 0,
};

describe('an empty list', () => {
  it('is being filled from the moment a workspace is opened online until its first sync has ended', () => {
    expect(isFirstReading(opened)).toBe(true);
    expect(isFirstReading({ ...opened, phase: 'first-sync' })).toBe(true);
    expect(isFirstReading({ ...opened, lastSyncedAt: '2026-11-22T10:00:00.000Z' })).toBe(false);
  });

  it('offers to sync where nothing is on its way: offline, by choice, or after an error', () => {
    const error = { code: 'credentials_refused', message: '', details: {}, logId: null } as const;
    expect(isFirstReading({ ...opened, reachability: 'offline' })).toBe(false);
    expect(isFirstReading({ ...opened, reachability: 'working-offline' })).toBe(false);
    expect(isFirstReading({ ...opened, error })).toBe(false);
  });

  it('is not being filled for the first time while a later sync of an empty tenant runs', () => {
    expect(isFirstReading({ ...opened, phase: 'delta', lastSyncedAt: '2026-11-22T10:00:00.000Z' })).toBe(false);
  });
});
