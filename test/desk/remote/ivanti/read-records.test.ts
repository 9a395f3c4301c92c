import { describe, expect, it } from 'vitest';
import {
  readEnrollmentToken,
  readProfile,
  readRegistration,
  readUser,
} from '../../../../src-main/desk/remote/ivanti/read-records.ts';
import { usualIvantiWire } from './usual-wire.ts';

const { users, profiles, registrations } = await usualIvantiWire();

describe('readUser', () => {
  it('takes the best name there is', () => {
    const user = (raw: object) => readUser({ id: 'u-1', ...raw }, users.fields)?.name;
    expect(user({ displayName: 'Camille Lefèvre', firstName: 'C' })).toBe('Camille Lefèvre');
    expect(user({ firstName: 'Camille', lastName: 'Lefèvre' })).toBe('Camille Lefèvre');
    expect(user({ email: 'c@meridian.example' })).toBe('c@meridian.example');
    expect(readUser({ displayName: 'x' }, users.fields)).toBeNull();
  });
});

describe('readProfile', () => {
  it('reads id, name, type, user, devices and the life of its token', () => {
    const raw = { csvId: 'be-1', csvName: 'Couriers FR', userId: null, type: 'SELF_MAINTAINED', devicesCount: '12' };
    expect(readProfile(raw, profiles)).toEqual({
      ...{ ivantiProfileId: 'be-1', name: 'Couriers FR', description: '', selfMaintained: true },
      ...{ userId: null, devices: 12, updatedAt: null, enrollmentToken: null },
    });
    const samsung = readProfile({ ...raw, type: 'SAMSUNG_KME', enrollmentTokenId: 'et-1' }, profiles);
    expect(samsung).toMatchObject({ selfMaintained: false, enrollmentToken: { enrollmentTokenId: 'et-1' } });
    expect(readProfile({}, profiles)).toBeNull();
  });
});

describe('readEnrollmentToken', () => {
  const raw = { enrollmentTokenId: 't-1', csvName: 'Couriers FR', userId: 'u-1', enrollmentToken: 'CANARY' };

  it('reads its life and never its value', () => {
    const ends = readEnrollmentToken(
      { ...raw, tokenIssuedAt: 1_795_341_600_000, tokenExpiry: 1_795_341_660_000 },
      profiles.fields,
    );
    expect(ends).toEqual({
      enrollmentTokenId: 't-1',
      profileName: 'Couriers FR',
      userId: 'u-1',
      issuedAt: '2026-11-22T10:00:00.000Z',
      expiresAt: '2026-11-22T10:01:00.000Z',
    });
    expect(JSON.stringify(ends)).not.toContain('CANARY');
  });

  it('knows never, and knows what it is not told', () => {
    expect(
      readEnrollmentToken({ ...raw, tokenNeverExpires: true, tokenExpiry: null }, profiles.fields)?.expiresAt,
    ).toBe('never');
    expect(readEnrollmentToken({ ...raw, tokenNeverExpires: false }, profiles.fields)?.expiresAt).toBeNull();
    expect(readEnrollmentToken({ csvName: 'x', enrollmentTokenId: null }, profiles.fields)).toBeNull();
  });
});

describe('readRegistration', () => {
  it('needs one identifier and knows registered in any case', () => {
    const state = (registrationState: unknown) =>
      readRegistration({ serialNumber: 'R58', registrationState }, registrations)?.state;
    expect(['REGISTERED', 'Active', 'PENDING', 'new', null].map(state)).toEqual([
      'registered',
      'registered',
      'pending',
      'pending',
      'pending',
    ]);
    expect(readRegistration({ imei2: '35' }, registrations)).toEqual({
      serial: null,
      imei: null,
      imei2: '35',
      state: 'pending',
    });
    expect(readRegistration({ registrationState: 'REGISTERED' }, registrations)).toBeNull();
  });
});
