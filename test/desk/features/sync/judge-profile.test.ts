import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KnoxProfile } from '#shared/domain/knox-records.ts';
import type { ProfileId, ProfileSettings } from '#shared/domain/profile.ts';
import type { ProfileIntent } from '#shared/domain/queued-change.ts';
import { replaceIvantiProfiles } from '../../../../src-main/desk/db/tables/ivanti-profiles.ts';
import { type ProfileChange, readBase } from '../../../../src-main/desk/db/tables/profile-changes.ts';
import { replaceKnoxProfiles } from '../../../../src-main/desk/db/tables/profiles.ts';
import { goneCode, judgeProfile } from '../../../../src-main/desk/features/sync/judge-profile.ts';
import { knoxProfile, openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(() => {
  test = openTestDb();
  atSamsung(knoxProfile('p1', { name: 'Vans', customJson: '{"b":1,"a":2}' }));
  atIvanti({ expiresAt: '2026-12-01T00:00:00.000Z', userId: 'u1' });
});
afterEach(() => test.close());

const p1 = 'p1' as ProfileId;
const settings: ProfileSettings = {
  ...{ name: 'Vans', description: '', systemApps: false, withoutToken: false, singleDevice: false },
  configuration: [{ group: 'ivanti', name: 'quickStart', value: true }],
};

function atSamsung(...profiles: KnoxProfile[]): void {
  replaceKnoxProfiles(test.db, profiles);
}

function atIvanti({
  expiresAt,
  userId,
  issuedAt = 'i1',
}: {
  expiresAt: string;
  userId: string;
  issuedAt?: string;
}): void {
  const enrollmentToken = { enrollmentTokenId: 't', profileName: 'Vans', userId, issuedAt, expiresAt };
  const profile = { ivantiProfileId: 'b', name: 'Vans', description: '', selfMaintained: false, devices: 0 };
  replaceIvantiProfiles(test.db, [{ ...profile, userId, updatedAt: null, enrollmentToken }]);
}

const based = (intent: ProfileIntent): ProfileChange =>
  ({ intent, basedOn: JSON.stringify(readBase(test.db, intent)) }) as ProfileChange;

describe('holding a change of a profile against the servers', () => {
  it('new settings: as before, there already, something else, or gone', () => {
    const change = based({ kind: 'update-profile', profileId: p1, settings });
    expect(judgeProfile(test.db, change)).toBe('as-based');
    atSamsung(knoxProfile('p1', { name: 'Vans', customJson: '{"a":2,"b":1}', tokenDigest: 'x' }));
    expect(judgeProfile(test.db, change)).toBe('as-based');
    atSamsung(knoxProfile('p1', { name: 'Vans', customJson: '{"a":3}' }));
    expect(judgeProfile(test.db, change)).toBe('changed');
    atSamsung(knoxProfile('p1', { name: 'Vans', customJson: '{"quickStart":true}' }));
    expect(judgeProfile(test.db, change)).toBe('wanted');
    atSamsung();
    expect(judgeProfile(test.db, change)).toBe('gone');
  });

  it('a deletion: gone is what is wanted', () => {
    const change = based({ kind: 'delete-profile', profileId: p1 });
    expect(judgeProfile(test.db, change)).toBe('as-based');
    atSamsung(knoxProfile('p1', { name: 'Vans', description: 'still in use!' }));
    expect(judgeProfile(test.db, change)).toBe('changed');
    atSamsung();
    expect(judgeProfile(test.db, change)).toBe('wanted');
  });

  it('a later end of a token: a minute more or less is the same, for servers keep seconds', () => {
    const change = based({ kind: 'extend-token', profileId: p1, expiresAt: '2027-01-01T00:00:00.123Z' });
    expect(judgeProfile(test.db, change)).toBe('as-based');
    atIvanti({ expiresAt: '2027-01-01T00:00:00.000Z', userId: 'u1' });
    expect(judgeProfile(test.db, change)).toBe('wanted');
    atIvanti({ expiresAt: 'never', userId: 'u1' });
    expect(judgeProfile(test.db, change)).toBe('changed');
  });

  it('another user, another token', () => {
    const user = based({ kind: 'set-user', profileId: p1, userId: 'u2' });
    const refresh = based({ kind: 'refresh-token', profileId: p1, expiresAt: null });
    expect([user, refresh].map((change) => judgeProfile(test.db, change))).toEqual(['as-based', 'as-based']);
    atIvanti({ expiresAt: 'never', userId: 'u3', issuedAt: 'i2' });
    expect([user, refresh].map((change) => judgeProfile(test.db, change))).toEqual(['changed', 'changed']);
    atIvanti({ expiresAt: 'never', userId: 'u2' });
    expect(judgeProfile(test.db, user)).toBe('wanted');
  });

  it('a new profile is there when its name is, whatever its case', () => {
    const intent = {
      kind: 'create-profile' as const,
      profileId: 'own-1' as ProfileId,
      settings,
      days: 7,
      userId: null,
    };
    expect(judgeProfile(test.db, based(intent))).toBe('wanted');
    expect(judgeProfile(test.db, based({ ...intent, settings: { ...settings, name: 'vANS' } }))).toBe('wanted');
    expect(judgeProfile(test.db, based({ ...intent, settings: { ...settings, name: 'Shops' } }))).toBe('as-based');
  });

  it('that is gone is told from a device that is gone from it', () => {
    const row = { imei: null, serial: 'A', manufacturer: 'Zebra', userName: null, attributes: {} };
    const edit = { kind: 'edit-self-maintained' as const, profileId: p1, deviceId: 'sm-1', row };
    expect(goneCode(test.db, edit)).toBe('device_not_listed');
    expect(goneCode(test.db, { ...edit, profileId: 'none' as ProfileId })).toBe('profile_not_found');
    expect(goneCode(test.db, { kind: 'set-user', profileId: p1, userId: null })).toBe('profile_not_found');
  });
});
