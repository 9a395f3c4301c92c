import { describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { readDeviceRows } from '../../../../src-main/desk/db/tables/device-rows.ts';
import { takeBackChange } from '../../../../src-main/desk/db/take-back-change.ts';
import { planImport } from '../../../../src-main/desk/features/csv/plan-import.ts';
import { committed, fileWith, imeiOf, logged, opened, openImportDesk, tenantOf } from './open-import-desk.ts';

const target = { kind: 'profiles' } as const;
const text = [
  'IMEI;Profile',
  `${imeiOf(1)};Kiosk B`,
  `${imeiOf(2)};Kiosk A`,
  `${imeiOf(3)};Kiosk B`,
  `${imeiOf(4)};`,
  `${imeiOf(9)};Kiosk B`,
  `${imeiOf(5)};Kiosk Z`,
].join('\n');

describe('moving each device to the profile its row names (behaviours 31, 32)', () => {
  it('shows first how many would move where, and who is there already', async () => {
    const test = await openImportDesk(tenantOf([1, 2, 3, 4, 5]));
    const { stagedId } = await opened(test, fileWith(text));
    expect(await planImport(test.services, { stagedId, target })).toEqual({
      ...{ devices: 2, skipped: 3, unknown: 1, overwritten: 0 },
      byProfile: [
        { profileId: 'p2', profileName: 'Kiosk B', move: 2, alreadyThere: 0, cannot: [] },
        { profileId: 'p1', profileName: 'Kiosk A', move: 0, alreadyThere: 1, cannot: [] },
      ],
    });
  });

  it('queues one change for each profile; all of them wait, show in the lists and can be taken back', async () => {
    const test = await openImportDesk(tenantOf([1, 2, 3, 4, 5]));
    const { db } = test.services;
    const { stagedId } = await opened(test, fileWith(text));
    const { changeIds, devices, skipped } = await committed(test, stagedId, target);
    expect([devices, skipped, changeIds.length, test.nudges]).toEqual([2, 3, 1, ['change']]);
    expect(readChange(db, changeIds[0] ?? '')).toMatchObject({ devices: 2, state: 'waiting', profileId: 'p2' });
    const profiles = () => readDeviceRows(db, [1, 2, 3, 4, 5]).map(({ profileId }) => profileId);
    expect(profiles()).toEqual(['p2', 'p1', 'p2', 'p1', 'p1'] as ProfileId[]);
    expect(logged(test).map(({ action, facts }) => [action, facts.devices, facts.fileName])).toEqual([
      ['devices.import', 2, 'devices.csv'],
      ['devices.move', 2, 'devices.csv'],
    ]);
    const change = readChange(db, changeIds[0] ?? '');
    const undo = { action: 'changes.undo', actor: 'depot', at: '2026-11-26T00:00:00.000Z' } as const;
    expect(change && takeBackChange(db, change, undo)).toBe(2);
    expect(profiles()).toEqual(['p1', 'p1', 'p1', 'p1', 'p1']);
  });

  it('names why devices stay: not approved, on hold', async () => {
    const test = await openImportDesk([...tenantOf([1], { state: 'pending', profileId: null }), ...tenantOf([2, 3])]);
    test.services.db.prepare("INSERT INTO main.holds VALUES ('device-2', 'broken', '', '')").run();
    const rows = [1, 2, 3].map((n) => `${imeiOf(n)};Kiosk B`).join('\n');
    const { stagedId } = await opened(test, fileWith(`IMEI;Profile\n${rows}\n`));
    const { byProfile } = await planImport(test.services, { stagedId, target });
    expect(byProfile).toMatchObject([
      {
        move: 1,
        cannot: [
          { code: 'device_pending', devices: 1 },
          { code: 'device_on_hold', devices: 1 },
        ],
      },
    ]);
  });

  it('queues nothing when nobody would move', async () => {
    const test = await openImportDesk(tenantOf([1]));
    const { stagedId } = await opened(test, fileWith(`IMEI;Profile\n${imeiOf(1)};Kiosk A\n`));
    await expect(committed(test, stagedId, target)).rejects.toMatchObject({ code: 'nothing_to_do' });
    expect([test.services.db.prepare('SELECT count(*) FROM main.changes').pluck().get(), logged(test)]).toEqual([
      0,
      [],
    ]);
  });
});
