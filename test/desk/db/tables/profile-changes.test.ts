import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { ProfileIntent } from '#shared/domain/queued-change.ts';
import { queueChange } from '../../../../src-main/desk/db/queue-change.ts';
import { applyVerdicts, writeVerdicts } from '../../../../src-main/desk/db/tables/change-outcomes.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { replaceIvantiProfiles } from '../../../../src-main/desk/db/tables/ivanti-profiles.ts';
import {
  foremost,
  isProfileChange,
  readBase,
  readProfileChanges,
  rebase,
  rebaseNewer,
  subjectOf,
} from '../../../../src-main/desk/db/tables/profile-changes.ts';
import { writeListed } from '../../../../src-main/desk/db/tables/self-maintained-devices.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb, testNow } from '../../../helpers/open-test-db.ts';
import { queueMove } from '../../../helpers/queue-move.ts';

let test: TestDb;
beforeEach(async () => {
  test = openTestDb();
  await fillCache(test.db, [knoxDevice(1, 'p1')], ['p1', 'p2']);
});
afterEach(() => test.close());

const p1 = 'p1' as ProfileId;

function queue(intent: ProfileIntent): string {
  const deviceIds = JSON.stringify([subjectOf(intent)]);
  return queueChange(test.db, {
    ...{ intent, basedOn: JSON.stringify(readBase(test.db, intent)), profileName: intent.profileId },
    ...{
      groups: [{ baseProfileId: null, deviceIds, devices: 1 }],
      reverses: null,
      action: 'devices.move',
      actor: 'me',
    },
    ...{ appVersion: '0.1.0', at: testNow.toISOString(), facts: {} },
  }).changeId;
}

function settle(changeId: string, state: 'done' | 'conflict'): void {
  const change = readChange(test.db, changeId);
  if (change === null || !isProfileChange(change)) throw new Error('no such change of a profile');
  const deviceId = subjectOf(change.intent) as DeviceId;
  writeVerdicts(test.db, [{ deviceId, state, errorCode: null, errorId: null, seenProfileId: null }]);
  applyVerdicts(test.db, change, testNow.toISOString());
}

describe('changes of profiles', () => {
  it('are listed apart from those of devices for as long as they are not over', () => {
    queueMove(test.db, [knoxDevice(1, null).deviceId], 'p2');
    const first = queue({ kind: 'set-user', profileId: p1, userId: 'u1' });
    const second = queue({ kind: 'extend-token', profileId: p1, expiresAt: 'never' });
    expect(readProfileChanges(test.db).map(({ changeId }) => changeId)).toEqual([first, second]);
    settle(first, 'done');
    expect(readProfileChanges(test.db).map(({ changeId }) => changeId)).toEqual([second]);
  });

  it('show the one that needs the person before newer ones', () => {
    const first = queue({ kind: 'set-user', profileId: p1, userId: 'u1' });
    const second = queue({ kind: 'extend-token', profileId: p1, expiresAt: 'never' });
    expect(foremost(readProfileChanges(test.db), p1)?.changeId).toBe(second);
    settle(first, 'conflict');
    expect(foremost(readProfileChanges(test.db), p1)?.changeId).toBe(first);
    expect(foremost(readProfileChanges(test.db), 'p2' as ProfileId)).toBeNull();
  });

  it('take the place of an older one of the same subject, and of no other', () => {
    const extend = queue({ kind: 'extend-token', profileId: p1, expiresAt: 'never' });
    const older = queue({ kind: 'set-user', profileId: p1, userId: 'u1' });
    const newer = queue({ kind: 'set-user', profileId: p1, userId: 'u2' });
    settle(newer, 'done');
    expect([extend, older, newer].map((changeId) => readChange(test.db, changeId)?.state)).toEqual([
      ...['waiting', 'skipped', 'done'],
    ]);
  });

  it('are based on how the servers were last seen to have the profile', () => {
    const enrollmentToken = { enrollmentTokenId: 't', profileName: 'p1', userId: 'u1', issuedAt: 'i', expiresAt: 'e' };
    replaceIvantiProfiles(test.db, [
      {
        ...{ ivantiProfileId: 'b', name: 'p1', description: '', selfMaintained: false, userId: 'u1', devices: 0 },
        updatedAt: null,
        enrollmentToken,
      },
    ]);
    expect(readBase(test.db, { kind: 'delete-profile', profileId: p1 })).toMatchObject({
      content: { name: 'p1', customJson: '{}' },
      token: { issuedAt: 'i', expiresAt: 'e' },
      userId: 'u1',
    });
    expect(readBase(test.db, { kind: 'delete-profile', profileId: 'none' as ProfileId }).content).toBeNull();
  });
});

describe('what a change of a profile is based on', () => {
  const token = (issuedAt: string, expiresAt: string) => ({
    ...{ enrollmentTokenId: 't', profileName: 'p1', userId: 'u1', issuedAt, expiresAt },
  });
  const atIvanti = (enrollmentToken: ReturnType<typeof token>, userId: string) =>
    replaceIvantiProfiles(test.db, [
      {
        ...{ ivantiProfileId: 'b', name: 'p1', description: '', selfMaintained: false, devices: 0, updatedAt: null },
        ...{ userId, enrollmentToken },
      },
    ]);
  const found = (changeId: string) => {
    const change = readProfileChanges(test.db).find((one) => one.changeId === changeId);
    if (change === undefined) throw new Error('no such change of a profile');
    return change;
  };
  const baseOf = (changeId: string) => JSON.parse(found(changeId).basedOn ?? '') as ReturnType<typeof readBase>;

  it('becomes, once an older one is done, what that made of the part it was about, and of no other', () => {
    atIvanti(token('i1', 'e1'), 'u1');
    const extend = queue({ kind: 'extend-token', profileId: p1, expiresAt: 'e2' });
    const user = queue({ kind: 'set-user', profileId: p1, userId: 'u9' });
    const elsewhere = queue({ kind: 'extend-token', profileId: 'p2' as ProfileId, expiresAt: 'e2' });
    const later = queue({ kind: 'refresh-token', profileId: p1, expiresAt: null });
    atIvanti(token('i1', 'e2'), 'u3');
    const [done, before] = [found(extend), found(elsewhere).basedOn];
    settle(extend, 'done');
    rebaseNewer(test.db, done);
    expect(baseOf(later)).toMatchObject({ token: { expiresAt: 'e2' }, userId: 'u1' });
    expect(baseOf(user)).toMatchObject({ token: { expiresAt: 'e2' }, userId: 'u1' });
    expect(found(elsewhere).basedOn).toBe(before);
  });

  it('becomes what is there now when the person insists', () => {
    atIvanti(token('i1', 'e1'), 'u1');
    const changeId = queue({ kind: 'refresh-token', profileId: p1, expiresAt: null });
    atIvanti(token('i2', 'e2'), 'u3');
    rebase(test.db, found(changeId));
    expect(baseOf(changeId)).toMatchObject({ token: { issuedAt: 'i2', expiresAt: 'e2' }, userId: 'u3' });
  });

  it('is the listed device of an edit, and becomes what an older edit of the same device made of it', () => {
    const row = { imei: null, serial: 'A', manufacturer: 'Zebra', userName: null, attributes: {} };
    const lists = (serial: string) =>
      writeListed(
        test.db,
        { profileId: p1, reading: 1, first: 0 },
        ['d1', 'd2'].map((deviceId) => ({ ...row, serial, deviceId })),
      );
    lists('A');
    const edit = (deviceId: string) => queue({ kind: 'edit-self-maintained', profileId: p1, deviceId, row });
    const [first, same, other] = [edit('d1'), edit('d1'), edit('d2')];
    expect(baseOf(first).device).toEqual(row);
    lists('B');
    const done = found(first);
    settle(first, 'done');
    rebaseNewer(test.db, done);
    expect([baseOf(same).device?.serial, baseOf(other).device?.serial]).toEqual(['B', 'A']);
  });
});
