import { describe, expect, it } from 'vitest';
import type { DeviceState, WaitingMark } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, DEFAULT_PROFILE_NAME, type ProfileId } from '#shared/domain/profile.ts';
import { GONE_PROFILE_ID } from '#shared/domain/queued-change.ts';
import { nextReset } from '../../../../src-renderer/features/devices/next-reset.ts';

const now = new Date('2026-11-22T12:00:00Z');
const profiles = [
  { name: 'Couriers FR', enrollmentTokenExpiresAt: '2026-12-10T00:00:00Z' },
  { name: 'Kiosk tablets', enrollmentTokenExpiresAt: '2026-11-20T00:00:00Z' },
  { name: 'Field engineers UK', enrollmentTokenExpiresAt: 'never' as const },
];

function reset(state: DeviceState, profileName: string | null, waiting: WaitingMark | null = null) {
  const own = profileName === null ? null : (`p-${profileName}` as ProfileId);
  const profileId = profileName === DEFAULT_PROFILE_NAME ? DEFAULT_PROFILE_ID : own;
  return nextReset({ state, profileId, profileName, waiting }, profiles, now);
}

const leaves = (fromProfileName: string | null): WaitingMark => ({ changeId: 'c1', state: 'waiting', fromProfileName });

describe('the next factory reset', () => {
  it('enrolls a device that is in a profile with a living enrolment token', () => {
    expect(reset('assigned', 'Couriers FR').now).toEqual({ kind: 'enrolls', profileName: 'Couriers FR' });
    expect(reset('provisioned', 'Field engineers UK').now).toEqual({
      kind: 'enrolls',
      profileName: 'Field engineers UK',
    });
  });

  it('cannot finish when the enrolment token has expired', () => {
    expect(reset('assigned', 'Kiosk tablets').now).toEqual({
      kind: 'enrollment-token-expired',
      profileName: 'Kiosk tablets',
      expiredAt: '2026-11-20T00:00:00Z',
    });
  });

  it('is an ordinary one without a profile, in the Default Profile, or when the assignment failed', () => {
    expect(reset('unassigned', DEFAULT_PROFILE_NAME).now).toEqual({ kind: 'ordinary' });
    expect(reset('assigned', null).now).toEqual({ kind: 'ordinary' });
    expect(reset('assignFailed', 'Couriers FR').now).toEqual({ kind: 'ordinary' });
  });

  it('is an ordinary one before approval, and refused after the end of the license', () => {
    expect(reset('pending', null)).toEqual({ now: { kind: 'not-approved' }, afterSending: null });
    expect(reset('licenseExpired', 'Couriers FR').now).toEqual({ kind: 'license-expired' });
  });

  it('tells of a pending device what follows once its approval, or the move after it, is sent', () => {
    expect(reset('pending', DEFAULT_PROFILE_NAME, leaves(null))).toEqual({
      now: { kind: 'not-approved' },
      afterSending: { kind: 'ordinary' },
    });
    expect(reset('pending', 'Couriers FR', leaves(null)).afterSending).toEqual({
      kind: 'enrolls',
      profileName: 'Couriers FR',
    });
  });

  it('tells both what happens now and what happens once a waiting change is sent', () => {
    expect(reset('unassigned', 'Couriers FR', leaves(DEFAULT_PROFILE_NAME))).toEqual({
      now: { kind: 'ordinary' },
      afterSending: { kind: 'enrolls', profileName: 'Couriers FR' },
    });
    expect(reset('provisioned', DEFAULT_PROFILE_NAME, leaves('Couriers FR'))).toEqual({
      now: { kind: 'enrolls', profileName: 'Couriers FR' },
      afterSending: { kind: 'ordinary' },
    });
  });

  it('is an ordinary one once the device is deleted (behaviour 98)', () => {
    const device = { profileId: GONE_PROFILE_ID, profileName: 'gone', waiting: leaves('Couriers FR') };
    expect(nextReset({ state: 'provisioned', ...device }, profiles, now)).toEqual({
      now: { kind: 'enrolls', profileName: 'Couriers FR' },
      afterSending: { kind: 'deleted' },
    });
  });

  it('keeps to the truth of the server while a change is in conflict', () => {
    const held: WaitingMark = { changeId: 'c1', state: 'conflict', fromProfileName: DEFAULT_PROFILE_NAME };
    expect(reset('assigned', 'Couriers FR', held)).toEqual({
      now: { kind: 'enrolls', profileName: 'Couriers FR' },
      afterSending: null,
    });
  });
});
