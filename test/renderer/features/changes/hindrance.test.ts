import { describe, expect, it } from 'vitest';
import type { SyncStatus } from '#shared/domain/sync-status.ts';
import { checkHindrance, sendHindrance } from '../../../../src-renderer/features/changes/hindrance.ts';

const ready = {
  connected: true,
  active: true,
  reachability: 'online' as SyncStatus['reachability'],
  sendingPaused: false,
  waiting: 3,
};

describe('what keeps the queue from being sent or checked', () => {
  it.each([
    [{}, null, null],
    [{ connected: false, active: false, waiting: 0 }, 'notConnected', 'notConnected'],
    [{ active: false }, 'switchedOff', 'switchedOff'],
    [{ reachability: 'working-offline' }, 'workingOffline', null],
    [{ reachability: 'offline' }, 'offline', null],
    [{ sendingPaused: true }, 'paused', null],
    [{ waiting: 0 }, 'nothing', 'nothing'],
  ] as const)('%j: %s to send, %s to check', (change, send, check) => {
    expect([sendHindrance({ ...ready, ...change }), checkHindrance({ ...ready, ...change })]).toEqual([send, check]);
  });
});
