import { describe, expect, it } from 'vitest';
import type { DeviceId, DeviceSelection } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, type ProfileId, type ProfileType } from '#shared/domain/profile.ts';
import { GONE_PROFILE_ID } from '#shared/domain/queued-change.ts';
import { carriedFrom, refusalOf } from '../../../../src-renderer/features/devices/refuse-landing.ts';
import { blankProfile } from '../../../helpers/blank-profile.ts';

const couriers = 'p1' as ProfileId;
const known = new Map([
  ['d1', { profileId: couriers }],
  ['d2', { profileId: couriers }],
  ['d3', { profileId: DEFAULT_PROFILE_ID }],
  ['d4', { profileId: null }],
  ['d5', { profileId: GONE_PROFILE_ID }],
]);
const named = (...ids: string[]): DeviceSelection => ({ kind: 'named', deviceIds: ids as DeviceId[] });
const carried = (...ids: string[]) => carriedFrom(named(...ids), ids.length, known);
const profile = (profileId: ProfileId, type: ProfileType = 'samsung-kme') => blankProfile(profileId, { type });

describe('a profile under carried devices', () => {
  it('refuses when it is Self-Maintained', () => {
    expect(refusalOf(carried('d1', 'd3'), profile(couriers, 'self-maintained'))).toBe('selfMaintained');
  });

  it('refuses when all of them are in it already', () => {
    expect(refusalOf(carried('d1', 'd2'), profile(couriers))).toBe('allAlreadyThere');
    expect(refusalOf(carried('d3'), profile(DEFAULT_PROFILE_ID, 'default'))).toBe('allAlreadyThere');
  });

  it('refuses devices that all wait for approval', () => {
    expect(refusalOf(carried('d4'), profile(couriers))).toBe('pendingOnly');
  });

  it('refuses devices that are all about to be deleted (behaviour 98)', () => {
    expect(refusalOf(carried('d5'), profile(couriers))).toBe('leavingOnly');
    expect(refusalOf(carried('d5', 'd3'), profile(couriers))).toBeNull();
  });

  it('refuses when it will be deleted itself', () => {
    expect(refusalOf(carried('d3'), blankProfile(couriers, { fate: 'leaves' }))).toBe('profileLeaves');
    expect(refusalOf(carried('d3'), blankProfile(couriers, { fate: 'arrives' }))).toBeNull();
  });

  it('takes them when some can move, or when not all are known here', () => {
    expect(refusalOf(carried('d1', 'd3'), profile(couriers))).toBeNull();
    expect(refusalOf(carried('d1', 'd4'), profile(couriers))).toBeNull();
    expect(refusalOf(carried('d1', 'd99'), profile(couriers))).toBeNull();
  });

  it('knows where "all that match" come from when the filter names a profile', () => {
    const selection: DeviceSelection = { kind: 'matching', filter: { profileId: couriers }, except: [] };
    expect(refusalOf(carriedFrom(selection, 300, new Map()), profile(couriers))).toBe('allAlreadyThere');
    const others: DeviceSelection = { kind: 'matching', filter: {}, except: [] };
    expect(refusalOf(carriedFrom(others, 300, new Map()), profile(couriers))).toBeNull();
  });
});
