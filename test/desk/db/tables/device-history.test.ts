import { describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_NAME, type ProfileId } from '#shared/domain/profile.ts';
import type { WritableDb } from '../../../../src-main/desk/db/sql.ts';
import { insertAttribute } from '../../../../src-main/desk/db/tables/attributes.ts';
import { readHistory } from '../../../../src-main/desk/db/tables/device-history.ts';
import { upsertDevices } from '../../../../src-main/desk/db/tables/devices.ts';
import { rebuildOverlay } from '../../../../src-main/desk/db/tables/overlay.ts';
import { holdDevices, noteDevices, releaseDevices, writeValues } from '../../../helpers/edit-devices.ts';
import { addProfile, deviceId, knoxDevice, openFilledWorkspace } from '../open-test-workspace.ts';

type Change = { changeId: string; state: string; targets: DeviceId[]; outcomes?: Record<string, string>; at?: string };

function addChange(db: WritableDb, { changeId, state, targets, outcomes = {}, at = noon }: Change): void {
  db.prepare(
    `INSERT INTO main.changes (change_id, kind, intent, profile_name, devices, state, outcomes, created_at, app_version)
     VALUES (?, 'move', '{}', ?, 1, ?, '{}', ?, '0')`,
  ).run(changeId, `to ${changeId}`, state, at);
  db.prepare('INSERT INTO main.change_targets (targets) VALUES (?)').run(JSON.stringify([['p1', targets]]));
  const insert = db.prepare(
    'INSERT INTO main.change_outcomes (change_id, device_id, state, error_code, at) VALUES (?, ?, ?, ?, ?)',
  );
  for (const [id, outcome] of Object.entries(outcomes)) {
    insert.run(changeId, id, outcome, outcome === 'refused' ? 'device_invalid' : null, '2026-11-22T12:30:00.000Z');
  }
  rebuildOverlay(db);
}

const noon = '2026-11-22T12:00:00.000Z';
const history = (db: WritableDb, window = { first: 0, count: 50 }) =>
  readHistory(db, { deviceId: deviceId(1), reader: 'me' }, window);

describe('the history of a device', () => {
  it('has its changes, waiting ones too, with how each stands and since when, and those of no other device', async () => {
    const db = await openFilledWorkspace([knoxDevice(1), knoxDevice(11)]);
    const [one, eleven] = [deviceId(1), deviceId(11)];
    const both = { [one]: 'done', [eleven]: 'done' };
    addChange(db, { changeId: 'done', state: 'done', targets: [one, eleven], outcomes: both });
    addChange(db, { changeId: 'other', state: 'waiting', targets: [eleven] });
    addChange(db, { changeId: 'refused', state: 'refused', targets: [one], outcomes: { [one]: 'refused' } });
    addChange(db, { changeId: 'waits', state: 'waiting', targets: [eleven, one] });
    const stateAt = '2026-11-22T12:30:00.000Z';
    expect(history(db)).toMatchObject({
      total: 3,
      entries: [
        { kind: 'change', changeId: 'waits', change: 'move', toName: 'to waits', state: 'waiting', stateAt: null },
        { changeId: 'refused', state: 'refused', errorCode: 'device_invalid', stateAt },
        { changeId: 'done', state: 'done', errorCode: null, stateAt },
      ],
    });
  });

  it('is one line of time of what was done here and what was seen, newest first, by whom', async () => {
    const db = await openFilledWorkspace([knoxDevice(1, { profileId: null, state: 'unassigned' })]);
    insertAttribute(db, { name: 'Depot', type: 'text', at: noon });
    addProfile(db, 'p9', 'Couriers');
    addChange(db, { changeId: 'move', state: 'waiting', targets: [deviceId(1)], at: '2026-11-22T08:00:00.000Z' });
    holdDevices(db, [deviceId(1)], { reason: 'sold', heldAt: '2026-11-22T09:00:00.000Z', heldBy: 'ada' });
    const changed = { profileId: 'p9' as ProfileId, updatedAt: '2026-11-22T11:00:00.000Z' };
    upsertDevices(db, [knoxDevice(1, changed)], new Date('2026-11-22T11:30:00.000Z'));
    noteDevices(db, [deviceId(1)], 'x');
    expect(history(db)).toMatchObject({
      total: 4,
      entries: [
        {
          ...{
            kind: 'seen',
            what: 'changed',
            author: 'portal',
            changedAt: changed.updatedAt,
            user: null,
            upload: null,
          },
          profile: { from: DEFAULT_PROFILE_NAME, to: 'Couriers' },
          state: { from: 'unassigned', to: 'assigned' },
        },
        { kind: 'edit', edit: 'note', was: null, becomes: 'x', by: null },
        { kind: 'edit', edit: 'hold', was: null, becomes: 'sold', by: 'ada', isUndone: false },
        { kind: 'change' },
      ],
    });
  });

  it('tells of edits what was and what became of it, in words', async () => {
    const db = await openFilledWorkspace([knoxDevice(1)]);
    insertAttribute(db, { name: 'Depot', type: 'text', at: noon });
    holdDevices(db, [deviceId(1)], { reason: 'sold', heldAt: noon, heldBy: 'me' });
    releaseDevices(db, [deviceId(1)]);
    for (const value of ['Lyon', 'Leeds']) writeValues(db, [deviceId(1)], { name: 'Depot', value });
    db.exec('UPDATE main.device_edits SET undone_by = 99 WHERE entry = 4');
    const told = history(db).entries.map((entry) => {
      if (entry.kind !== 'edit') return entry.kind;
      return [entry.edit, entry.name, entry.was, entry.becomes, entry.isUndone];
    });
    expect(told.toSorted()).toEqual(
      [
        ['attribute', 'Depot', 'Lyon', 'Leeds', true],
        ['attribute', 'Depot', null, 'Lyon', false],
        ['hold', '', 'sold', null, false],
        ['hold', '', null, 'sold', false],
      ].toSorted(),
    );
  });

  it('goes by the name a profile has now when nobody knew it then', async () => {
    const db = await openFilledWorkspace([knoxDevice(1)]);
    upsertDevices(db, [knoxDevice(1, { profileId: 'p9' as ProfileId })], new Date(noon));
    expect(history(db).entries).toMatchObject([{ profile: { to: 'p9' } }]);
    addProfile(db, 'p9', 'Couriers');
    expect(history(db).entries).toMatchObject([{ profile: { to: 'Couriers' } }]);
  });

  it('is read a window at a time', async () => {
    const db = await openFilledWorkspace([knoxDevice(1)]);
    for (let n = 0; n < 5; n += 1) {
      const at = `2026-11-22T1${n}:00:00.000Z`;
      addChange(db, { changeId: `c${n}`, state: 'waiting', targets: [deviceId(1)], at });
      upsertDevices(db, [knoxDevice(1, { userName: `u${n}` })], new Date(`2026-11-22T1${n}:30:00.000Z`));
    }
    const all = history(db).entries;
    expect(all.map(({ at }) => at)).toEqual(
      all
        .map(({ at }) => at)
        .toSorted()
        .reverse(),
    );
    const windows = [0, 3, 6, 9].map((first) => history(db, { first, count: 3 }));
    expect(windows.flatMap(({ entries }) => entries)).toEqual(all);
    expect(windows.map(({ total }) => total)).toEqual([10, 10, 10, 10]);
  });
});
