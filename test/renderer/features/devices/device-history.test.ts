import { describe, expect, it } from 'vitest';
import type { DeviceChangeEntry, ObservedChange } from '#shared/domain/device.ts';
import { historyOf } from '../../../../src-renderer/features/devices/device-history.ts';

const change = (createdAt: string): DeviceChangeEntry => ({
  changeId: createdAt,
  kind: 'move',
  createdAt,
  toProfileName: 'Couriers FR',
  state: 'done',
  errorCode: null,
});
const seen = (at: string, special: Partial<ObservedChange> = {}): ObservedChange => ({
  at,
  fromProfileName: 'Couriers FR',
  toProfileName: 'Couriers FR',
  fromState: 'assigned',
  toState: 'provisioned',
  ...special,
});

describe('the history of a device', () => {
  it('is one line of time, newest first, that tells people’s doing in the portal from set-up that went on', () => {
    const observed = [
      seen('2026-11-22T12:00:00.000Z', { toState: null }),
      seen('2026-11-22T11:00:00.000Z', { toProfileName: 'Executives' }),
      seen('2026-11-22T09:00:00.000Z'),
    ];
    const changes = [change('2026-11-22T10:00:00.000Z'), change('2026-11-22T08:00:00.000Z')];
    expect(historyOf({ changes, observed }).map(({ kind, at }) => [kind, at.slice(11, 13)])).toEqual([
      ['portal', '12'],
      ['portal', '11'],
      ['own', '10'],
      ['progress', '09'],
      ['own', '08'],
    ]);
  });
});
