import { describe, expect, it } from 'vitest';
import { revisionOf } from '../../../../src-main/desk/db/revisions.ts';
import { takeOverAllRegistrations } from '../../../../src-main/desk/db/tables/device-registrations.ts';
import { insertDevicesBulk } from '../../../../src-main/desk/db/tables/devices.ts';
import { knoxDevice, now, openFilledWorkspace, openTestWorkspace } from '../open-test-workspace.ts';

const devices = [knoxDevice(1), knoxDevice(2, { imei2: '353227410099991' }), knoxDevice(3, { serial: null })];

async function registrationsAfter(sql: string): Promise<unknown[]> {
  const db = await openFilledWorkspace(devices);
  db.exec(sql);
  return db.prepare('SELECT registration FROM cache.devices ORDER BY row').pluck().all();
}

describe('registrations as they are written', () => {
  const cases: [string, string, (string | null)[]][] = [
    ['by serial number', "INSERT INTO cache.registrations VALUES ('R58N000001A', 'pending')", ['pending', null, null]],
    ['by IMEI', "INSERT INTO cache.registrations VALUES ('353227410000030', 'registered')", [null, null, 'registered']],
    [
      'by second IMEI',
      "INSERT INTO cache.registrations VALUES ('353227410099991', 'registered')",
      [null, 'registered', null],
    ],
    ['of nobody', "INSERT INTO cache.registrations VALUES ('nobody', 'registered')", [null, null, null]],
    [
      'that change',
      "INSERT INTO cache.registrations VALUES ('R58N000001A', 'pending'); UPDATE cache.registrations SET state = 'registered'",
      ['registered', null, null],
    ],
    [
      'that go',
      "INSERT INTO cache.registrations VALUES ('R58N000001A', 'pending'); DELETE FROM cache.registrations",
      [null, null, null],
    ],
  ];
  for (const [name, sql, expected] of cases) {
    it(`${name} reach their device`, async () => expect(await registrationsAfter(sql)).toEqual(expected));
  }

  it('make lists and counts build anew', async () => {
    const db = await openFilledWorkspace(devices);
    const before = revisionOf(db, 'devices');
    db.exec("INSERT INTO cache.registrations VALUES ('R58N000001A', 'pending')");
    expect(revisionOf(db, 'devices')).toBeGreaterThan(before);
  });

  it('do not read every device for each of them while there are no indexes', async () => {
    const db = openTestWorkspace();
    insertDevicesBulk(db, devices, now);
    db.exec("INSERT INTO cache.registrations VALUES ('R58N000001A', 'pending')");
    expect(db.prepare('SELECT count(registration) FROM cache.devices').pluck().get()).toBe(0);
    await takeOverAllRegistrations(db);
    expect(db.prepare('SELECT count(registration) FROM cache.devices').pluck().get()).toBe(1);
  });
});
