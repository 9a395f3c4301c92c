import { describe, expect, it } from 'vitest';
import { insertAttribute } from '../../../../src-main/desk/db/tables/attributes.ts';
import { planPortalFile } from '../../../../src-main/desk/features/csv/plan-portal-file.ts';
import { writeValues } from '../../../helpers/edit-devices.ts';
import { addProfile, deviceId, knoxDevice, layOverlay, openFilledWorkspace } from '../../db/open-test-workspace.ts';
import { askPortalFile, makePortalServices } from './portal-actions.ts';

describe('what a file for a portal would hold', () => {
  it('lines, files, and the devices that cannot stand in it, by reason', async () => {
    const db = await openFilledWorkspace([
      ...[1, 2, 3].map((n) => knoxDevice(n)),
      knoxDevice(4, { imei: null, serial: null }),
      knoxDevice(5, { profileId: null }),
      knoxDevice(6, { profileId: 'of-yesterday' as never }),
    ]);
    addProfile(db, 'p1', 'Tablets');
    layOverlay(db, [3], 'gone');
    const { services } = makePortalServices(db);
    const plan = await planPortalFile(services, askPortalFile({ kind: 'assign' }));
    expect(plan).toMatchObject({ lines: 2, files: 1, blocked: 0, cells: [] });
    expect(plan.omitted).toEqual([
      { reason: 'leaving', devices: 1 },
      { reason: 'no-identifier', devices: 1 },
      { reason: 'no-profile', devices: 1 },
      { reason: 'profile-not-there', devices: 1 },
    ]);
    expect(await planPortalFile(services, askPortalFile({ kind: 'delete' }))).toMatchObject({
      lines: 5,
      omitted: [{ reason: 'no-identifier', devices: 1 }],
    });
  });

  it('one line for each user, and every device without one counted', async () => {
    const users = ['anna', '', 'anna', '', '', 'ben'];
    const db = await openFilledWorkspace(users.map((userName, n) => knoxDevice(n, { userName })));
    const plan = await planPortalFile(makePortalServices(db).services, askPortalFile({ kind: 'credentials' }));
    expect(plan).toMatchObject({ lines: 2, omitted: [{ reason: 'no-user', devices: 3 }] });
  });

  it('names the devices and cells that block it, the first hundred of them, with all counted (S41)', async () => {
    const db = await openFilledWorkspace(
      Array.from({ length: 150 }, (_, n) => knoxDevice(n, { tags: n === 149 ? 'floor 2\nroom 5' : '=cmd' })),
    );
    addProfile(db, 'p1', '+Tablets');
    const { services } = makePortalServices(db);
    const plan = await planPortalFile(services, askPortalFile({ kind: 'assign', tags: true }));
    expect(plan).toMatchObject({ lines: 150, blocked: 300 });
    expect(plan.cells).toHaveLength(100);
    expect(plan.cells.slice(0, 2)).toEqual([
      {
        deviceId: deviceId(0),
        label: knoxDevice(0).imei,
        column: 'profile',
        name: null,
        cell: '+Tablets',
        why: 'formula',
      },
      { deviceId: deviceId(0), label: knoxDevice(0).imei, column: 'tags', name: null, cell: '=cmd', why: 'formula' },
    ]);
  });

  it('calls an attribute by its name', async () => {
    const db = await openFilledWorkspace([knoxDevice(1)]);
    for (const name of ['Dépôt', 'Weight']) insertAttribute(db, { name, type: 'text', at: '' });
    writeValues(db, [deviceId(1)], { name: 'Weight', value: '-5' });
    const { services } = makePortalServices(db);
    for (const users of [false, true]) {
      const ask = askPortalFile({ kind: 'ivanti', users, attributes: ['Dépôt', 'Weight'] });
      const { cells } = await planPortalFile(services, ask);
      expect(cells.map(({ column, name, cell }) => [column, name, cell])).toEqual([['attribute', 'Weight', '-5']]);
    }
  });

  it('is not blocked by a column that is left out', async () => {
    const db = await openFilledWorkspace([knoxDevice(1, { tags: '=cmd', userName: '@a' })]);
    addProfile(db, 'p1', 'Tablets');
    const { services } = makePortalServices(db);
    expect(await planPortalFile(services, askPortalFile({ kind: 'assign' }))).toMatchObject({ lines: 1, blocked: 0 });
  });

  it('splits at 10,000 lines for Samsung, and not yet there for Ivanti', async () => {
    const db = await openFilledWorkspace(Array.from({ length: 10_001 }, (_, n) => knoxDevice(n)));
    const { services } = makePortalServices(db);
    expect(await planPortalFile(services, askPortalFile({ kind: 'unassign' }))).toMatchObject({
      lines: 10_001,
      files: 2,
    });
    expect(await planPortalFile(services, askPortalFile({ kind: 'ivanti' }))).toMatchObject({
      lines: 10_001,
      files: 1,
    });
  });

  it('of no device is no file', async () => {
    const db = await openFilledWorkspace([]);
    const { services } = makePortalServices(db);
    const plan = await planPortalFile(services, askPortalFile({ kind: 'delete' }));
    expect(plan).toEqual({ lines: 0, files: 0, passwords: 0, omitted: [], blocked: 0, cells: [] });
  });
});
