import { describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_NAME, type ProfileId } from '#shared/domain/profile.ts';
import type { WritableDb } from '../../../../src-main/desk/db/sql.ts';
import { readDeviceDetails } from '../../../../src-main/desk/db/tables/device-details.ts';
import { upsertDevices } from '../../../../src-main/desk/db/tables/devices.ts';
import { deviceId, knoxDevice, openFilledWorkspace } from '../open-test-workspace.ts';

type Change = { changeId: string; state: string; targets: DeviceId[]; outcomes?: Record<string, string> };

function addChange(db: WritableDb, { changeId, state, targets, outcomes = {} }: Change): void {
  db.prepare(
    `INSERT INTO main.changes (change_id, kind, intent, profile_name, devices, state, outcomes, created_at, app_version)
     VALUES (?, 'move', '{}', ?, 1, ?, '{}', '2026-11-22T10:00:00.000Z', '0')`,
  ).run(changeId, `to ${changeId}`, state);
  db.prepare('INSERT INTO main.change_targets (targets) VALUES (?)').run(JSON.stringify([['p1', targets]]));
  const insert = db.prepare(
    "INSERT INTO main.change_outcomes (change_id, device_id, state, error_code, at) VALUES (?, ?, ?, ?, '')",
  );
  for (const [id, outcome] of Object.entries(outcomes)) {
    insert.run(changeId, id, outcome, outcome === 'refused' ? 'device_invalid' : null);
  }
}

describe('the details of a device', () => {
  it('hold what the server said and what Ivanti knows', async () => {
    const db = await openFilledWorkspace([knoxDevice(1)]);
    db.exec("INSERT INTO cache.registrations VALUES ('R58N000001A', 'pending')");
    expect(readDeviceDetails(db, deviceId(1))).toMatchObject({
      deviceId: 'device-1',
      createdAt: '2026-01-01T00:00:00.000Z',
      firstSeenAt: '2026-11-22T10:00:00.000Z',
      registration: 'pending',
      changes: [],
    });
  });

  it('name the changes that concern it, newest first, waiting ones too, and no others', async () => {
    const db = await openFilledWorkspace([knoxDevice(1), knoxDevice(11)]);
    const [one, eleven] = [deviceId(1), deviceId(11)];
    addChange(db, {
      changeId: 'done',
      state: 'done',
      targets: [one, eleven],
      outcomes: { [one]: 'done', [eleven]: 'done' },
    });
    addChange(db, { changeId: 'other', state: 'waiting', targets: [eleven] });
    addChange(db, { changeId: 'refused', state: 'refused', targets: [one], outcomes: { [one]: 'refused' } });
    addChange(db, { changeId: 'waits', state: 'waiting', targets: [eleven, one] });
    const changes = readDeviceDetails(db, one)?.changes;
    expect(changes?.map(({ changeId, state, errorCode }) => [changeId, state, errorCode])).toEqual([
      ['waits', 'waiting', null],
      ['refused', 'refused', 'device_invalid'],
      ['done', 'done', null],
    ]);
    expect(changes?.[0]).toMatchObject({ kind: 'move', toProfileName: 'to waits' });
  });

  it('hold what was seen to happen at Samsung without us', async () => {
    const db = await openFilledWorkspace([knoxDevice(1, { profileId: null })]);
    expect(readDeviceDetails(db, deviceId(1))?.observed).toEqual([]);
    upsertDevices(db, [knoxDevice(1, { profileId: 'p9' as ProfileId })], new Date('2026-11-22T11:00:00.000Z'));
    expect(readDeviceDetails(db, deviceId(1))?.observed).toMatchObject([
      { at: '2026-11-22T11:00:00.000Z', fromProfileName: DEFAULT_PROFILE_NAME, toProfileName: 'p9' },
    ]);
  });

  it('name at most fifty changes', async () => {
    const db = await openFilledWorkspace([knoxDevice(1)]);
    for (let n = 0; n < 60; n += 1) addChange(db, { changeId: `c${n}`, state: 'waiting', targets: [deviceId(1)] });
    expect(readDeviceDetails(db, deviceId(1))?.changes).toHaveLength(50);
  });

  it('do not exist for a device nobody knows', async () => {
    const db = await openFilledWorkspace([]);
    expect(readDeviceDetails(db, deviceId(1))).toBeNull();
  });
});
