import { describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { GONE_PROFILE_ID } from '#shared/domain/queued-change.ts';
import {
  orderDependsOnOverlay,
  orderRows,
  orderSomeRows,
  sortKey,
} from '../../../../src-main/desk/db/tables/device-orders.ts';
import { addProfile, knoxDevice, layOverlay, openFilledWorkspace } from '../open-test-workspace.ts';

describe('the order of devices', () => {
  it('puts blanks last', async () => {
    const db = await openFilledWorkspace([
      knoxDevice(1, { imei: null, userName: '' }),
      knoxDevice(2, { imei: '2', userName: 'b' }),
      knoxDevice(3, { imei: '1', userName: 'a' }),
    ]);
    for (const column of ['imei', 'user'] as const) {
      expect(orderRows(db, column)).toEqual({ rows: Uint32Array.of(3, 2, 1), filled: 2 });
    }
  });

  it('sorts words as people do, whatever their case and accents', async () => {
    const names = ['zoé', 'Élodie', 'Eric', 'anna', 'Bob', 'éric'];
    const db = await openFilledWorkspace(names.map((userName, n) => knoxDevice(n, { userName })));
    const { rows } = orderRows(db, 'user');
    expect([...rows].map((row) => names[row - 1])).toEqual(['anna', 'Bob', 'Élodie', 'Eric', 'éric', 'zoé']);
  });

  it('sorts states as a device goes through them', async () => {
    const states = ['provisioned', 'assigned', 'pending', 'unassigned'] as const;
    const db = await openFilledWorkspace(states.map((state, n) => knoxDevice(n, { state })));
    expect([...orderRows(db, 'state').rows].map((row) => states[row - 1])).toEqual([
      'pending',
      'unassigned',
      'assigned',
      'provisioned',
    ]);
  });

  it('keeps devices of one upload in the order of their rows', async () => {
    const states = ['unassigned', 'pending', 'assigned', 'pending'] as const;
    const db = await openFilledWorkspace(states.map((state, n) => knoxDevice(n, { state, uploadId: 'u1' })));
    expect(orderRows(db, 'upload').rows).toEqual(Uint32Array.of(1, 2, 3, 4));
  });

  it('sorts by the name of the profile a device will be in, those in none last', async () => {
    const db = await openFilledWorkspace([
      knoxDevice(1, { profileId: 'p1' as ProfileId }),
      knoxDevice(2, { profileId: null, state: 'pending' }),
      knoxDevice(3, { profileId: 'p2' as ProfileId }),
      knoxDevice(4, { profileId: null, state: 'unassigned' }),
    ]);
    addProfile(db, 'p1', 'Kiosks');
    addProfile(db, 'p2', 'Zebra');
    expect(orderRows(db, 'profile')).toEqual({ rows: Uint32Array.of(1, 4, 3, 2), filled: 3 });
    layOverlay(db, [2], 'p1');
    layOverlay(db, [1], 'p2');
    expect(orderRows(db, 'profile')).toEqual({ rows: Uint32Array.of(2, 4, 1, 3), filled: 4 });
  });

  it('puts devices that are to be deleted after every profile (behaviour 98)', async () => {
    const db = await openFilledWorkspace([1, 2, 3].map((n) => knoxDevice(n, { profileId: 'p1' as ProfileId })));
    addProfile(db, 'p1', 'Zebra');
    layOverlay(db, [1], GONE_PROFILE_ID);
    expect(orderRows(db, 'profile')).toEqual({ rows: Uint32Array.of(2, 3, 1), filled: 3 });
  });

  it('of some devices is that of all, less the others', async () => {
    const db = await openFilledWorkspace([3, 1, 2, 5, 4].map((n) => knoxDevice(n, { tags: `t${n}` })));
    expect(orderSomeRows(db, 'tags', Uint32Array.of(1, 3, 5))).toEqual({ rows: Uint32Array.of(3, 1, 5), filled: 3 });
    expect(orderSomeRows(db, 'imei', Uint32Array.of(1, 3, 5)).rows).toEqual(Uint32Array.of(3, 1, 5));
  });

  it('depends on waiting changes for the profile only', () => {
    expect(orderDependsOnOverlay('profile')).toBe(true);
    expect(orderDependsOnOverlay('state')).toBe(false);
  });

  it('has no key for a blank', () => expect(sortKey('')).toBe(''));
});
