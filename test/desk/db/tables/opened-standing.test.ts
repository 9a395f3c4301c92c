import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { insertAttribute } from '../../../../src-main/desk/db/tables/attributes.ts';
import { type OpenedChange, stageRecord } from '../../../../src-main/desk/db/tables/opened-handover.ts';
import {
  compareHolds,
  compareValues,
  countTargets,
  matchAttributes,
  profileOf,
  standingOf,
} from '../../../../src-main/desk/db/tables/opened-standing.ts';
import { readBase } from '../../../../src-main/desk/db/tables/profile-changes.ts';
import { holdDevices, writeValues } from '../../../helpers/edit-devices.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';
import { settingsOf } from '../../../helpers/profile-actions.ts';
import { queueMove } from '../../../helpers/queue-move.ts';

let test: TestDb;
const at = '2026-11-22T10:00:00.000Z';
const ids = (...numbers: number[]): DeviceId[] => numbers.map((n) => knoxDevice(n, null).deviceId);

beforeEach(async () => {
  test = openTestDb();
  const states = ['assigned', 'assigned', 'pending', 'assigned'] as const;
  await fillCache(
    test.db,
    states.map((state, n) => knoxDevice(n, state === 'pending' ? null : 'p1', state)),
    ['p1', 'p2'],
  );
});
afterEach(() => test.close());

function opened(changes: Partial<OpenedChange>, targets: unknown): OpenedChange {
  const change: OpenedChange = {
    ...{
      changeId: 'c',
      intent: { kind: 'move', profileId: 'p2' as ProfileId },
      basedOn: null,
      profileName: '',
      devices: 1,
    },
    ...{ attempts: 0, errorCode: null, errorId: null, reverses: null, createdAt: at, appVersion: '0.1.0', ...changes },
  };
  stageRecord.change(test.db, change);
  stageRecord.targets(test.db, { changeId: change.changeId, piece: JSON.stringify(targets) });
  return change;
}

describe('a change of an opened file against what is here', () => {
  it('counts only devices that are not over, by what the other laptop saw of them last', () => {
    const change = opened({ devices: 3 }, [['p1', ids(0, 1, 3)]]);
    stageRecord.outcomes(test.db, {
      changeId: 'c',
      rows: [
        [ids(0)[0] ?? '', 'done', null, null, null, at],
        [ids(1)[0] ?? '', 'conflict', null, null, 'p9' as ProfileId, at],
      ],
    });
    expect(countTargets(test.db, change)).toMatchObject({
      unsent: 2,
      held: 1,
      movedSince: 1,
      contested: 0,
      unknown: 0,
    });
  });

  it('takes an approval for done where nothing is pending, and is contested by what is wanted otherwise', () => {
    const approval = opened({ changeId: 'a', intent: { kind: 'approve' }, devices: 2 }, [[null, ids(0, 2)]]);
    expect(countTargets(test.db, approval)).toMatchObject({ unsent: 2, alreadyThere: 1, movedSince: 0 });
    queueMove(test.db, ids(0, 1), 'p2');
    const same = opened({ changeId: 's', devices: 1 }, [['p1', ids(0)]]);
    const deletion = opened({ changeId: 'd', intent: { kind: 'delete' }, devices: 2 }, [['p1', ids(1, 3)]]);
    expect([same, deletion].map((change) => countTargets(test.db, change).contested)).toEqual([0, 1]);
  });

  it('sees that a profile was changed since', () => {
    const intent = { kind: 'delete-profile' as const, profileId: 'p1' as ProfileId };
    const basedOn = JSON.stringify(readBase(test.db, intent));
    const change = opened({ intent, basedOn }, [[null, ['profile:p1']]]);
    expect(countTargets(test.db, change)).toMatchObject({ unsent: 1, movedSince: 0, unknown: 0 });
    test.db.prepare("UPDATE cache.profiles SET description = 'other' WHERE profile_id = 'p1'").run();
    expect(countTargets(test.db, change).movedSince).toBe(1);
  });

  it('knows whether its profile is here, comes with the file, may come, or never will', () => {
    const settings = settingsOf('Vans');
    const maker = opened(
      {
        changeId: 'm',
        intent: { kind: 'create-profile', profileId: 'own-1' as ProfileId, settings, days: null, userId: null },
      },
      [],
    );
    const to = (profileId: string) => ({
      changeId: 'x',
      intent: { kind: 'move' as const, profileId: profileId as ProfileId },
    });
    const kinds = ['p2', 'default', 'own-1', 'p7', 'own-2'].map((id) => profileOf(test.db, to(id), [maker]));
    expect(kinds.map(({ profile }) => profile)).toEqual(['known', 'known', 'made-by-file', 'unknown', 'missing']);
    expect(kinds[2]?.needs).toBe('m');
    expect(standingOf(test.db, 'm')).toBe('new');
    expect(standingOf(test.db, queueMove(test.db, ids(0), 'p2') ?? '')).toBe('here');
  });
});

describe('holds and values of an opened file against those here', () => {
  it('are new, differ, are the same, or fit no type here', () => {
    holdDevices(test.db, ids(0, 1), { reason: 'broken', heldAt: at, heldBy: 'me' });
    const hold = (n: number, reason: string) =>
      [ids(n)[0] as DeviceId, reason, at, 'you'] as [DeviceId, string, string, string];
    stageRecord.holds(test.db, [hold(0, 'broken'), hold(1, 'lost'), hold(3, 'lost')]);
    expect(compareHolds(test.db)).toEqual({ fresh: 1, differing: 1, same: 1 });
    insertAttribute(test.db, { name: 'étage', type: 'number', at });
    writeValues(test.db, ids(0, 1), { name: 'étage', value: '3', mode: 'overwrite' });
    stageRecord.attribute(test.db, { name: 'ÉTAGE', type: 'text', createdAt: at });
    stageRecord.attribute(test.db, { name: 'Depot', type: 'text', createdAt: at });
    const value = (n: number, name: string, text: string) =>
      [ids(n)[0] as DeviceId, name, text] as [DeviceId, string, string];
    stageRecord.values(test.db, [
      value(0, 'ÉTAGE', '3'),
      value(1, 'ÉTAGE', '4'),
      value(3, 'ÉTAGE', 'roof'),
      value(3, 'Depot', 'Lyon'),
    ]);
    matchAttributes(test.db);
    expect(compareValues(test.db)).toEqual({ fresh: 1, differing: 1, same: 1, unfit: 1, names: 1 });
  });
});
