import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { type ChangeRequest, queueChange } from '../../../src-main/desk/db/queue-change.ts';
import { revisionOf } from '../../../src-main/desk/db/revisions.ts';
import { transaction } from '../../../src-main/desk/db/sql.ts';
import { readActivity } from '../../../src-main/desk/db/tables/activity.ts';
import { readChange } from '../../../src-main/desk/db/tables/changes.ts';
import { pickDevices } from '../../../src-main/desk/db/tables/picked-devices.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb, testNow } from '../../helpers/open-test-db.ts';

let test: TestDb;
let request: ChangeRequest;
beforeEach(async () => {
  test = openTestDb();
  await fillCache(
    test.db,
    [knoxDevice(1, 'p1'), knoxDevice(2, 'p3'), knoxDevice(3, 'p1'), knoxDevice(4, 'p2')],
    ['p1', 'p2', 'p3'],
  );
  const deviceIds = [1, 2, 3, 4].map((n) => knoxDevice(n, null).deviceId);
  request = { ...asked, groups: pickDevices(test.db, deviceIds, 'p2' as ProfileId).groups };
});
afterEach(() => test.close());

const asked: Omit<ChangeRequest, 'groups'> = {
  intent: { kind: 'move', profileId: 'p2' as ProfileId },
  basedOn: null,
  profileName: 'Vans',
  reverses: null,
  action: 'devices.move',
  actor: 'depot',
  appVersion: '0.1.0',
  at: testNow.toISOString(),
  facts: { alreadyThere: 1 },
};

describe('queueing a change', () => {
  it('writes one row with the devices by what they are based on, one entry in the log, and the overlay', () => {
    const before = revisionOf(test.db, 'overlay');
    const { changeId, devices } = queueChange(test.db, request);
    expect(devices).toBe(3);
    const targets = String(test.db.prepare('SELECT targets FROM change_targets').pluck().get());
    expect(JSON.parse(targets)).toEqual([
      ['p1', ['KD000001', 'KD000003']],
      ['p3', ['KD000002']],
    ]);
    expect(readChange(test.db, changeId)).toMatchObject({ state: 'waiting', devices: 3, profileName: 'Vans' });
    const [entry] = readActivity(test.db, 5);
    expect(entry).toMatchObject({ actor: 'depot', action: 'devices.move', changeId });
    expect(JSON.parse(entry?.facts ?? '')).toEqual({
      alreadyThere: 1,
      profileId: 'p2',
      profileName: 'Vans',
      devices: 3,
      targetsSha256: createHash('sha256').update(targets).digest('hex'),
    });
    expect(test.db.prepare('SELECT count(*) FROM temp.overlay WHERE live = 1').pluck().get()).toBe(3);
    expect(revisionOf(test.db, 'overlay')).toBe(before + 1);
  });

  it('writes all of it or nothing', () => {
    expect(() =>
      transaction(test.db, () => {
        queueChange(test.db, request);
        throw new Error('pulled the plug');
      }),
    ).toThrow('pulled the plug');
    for (const table of ['main.changes', 'main.activity', 'temp.overlay'])
      expect(test.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
  });

  it('is on the disk when it answers', () => {
    const { changeId } = queueChange(test.db, request);
    test = test.reopen();
    expect(readChange(test.db, changeId)?.devices).toBe(3);
    expect(test.db.pragma('main.synchronous', { simple: true })).toBe(2);
  });
});
