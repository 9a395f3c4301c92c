import { describe, expect, it } from 'vitest';
import {
  ensureDeviceKey,
  finishBulkLoad,
  startBulkLoad,
} from '../../../../src-main/desk/db/tables/device-bulk-load.ts';
import { deviceIndexes, hasIndex } from '../../../../src-main/desk/db/tables/device-indexes.ts';
import { insertDevicesBulk } from '../../../../src-main/desk/db/tables/devices.ts';
import { knoxDevice, now, openFilledWorkspace, openTestWorkspace } from '../open-test-workspace.ts';

describe('a bulk load', () => {
  it('begins with an empty table and no index', async () => {
    const db = await openFilledWorkspace([knoxDevice(1, { userName: 'Ann' })]);
    startBulkLoad(db);
    const left = db
      .prepare("SELECT name FROM cache.sqlite_schema WHERE type = 'index' AND tbl_name = 'devices'")
      .pluck()
      .all();
    expect(left).toEqual([]);
    expect(db.prepare('SELECT count(*) FROM cache.device_words').pluck().get()).toBe(0);
  });

  it('keeps the newest row of a device that came twice', async () => {
    const db = openTestWorkspace();
    insertDevicesBulk(db, [knoxDevice(1, { model: 'old' }), knoxDevice(2), knoxDevice(1, { model: 'new' })], now);
    await finishBulkLoad(db);
    expect(db.prepare('SELECT device_id, model FROM cache.devices ORDER BY row').raw().all()).toEqual([
      ['device-2', 'SM-G525F'],
      ['device-1', 'new'],
    ]);
  });

  it('ends with the indexes of every identifier, pausing between them', async () => {
    const db = openTestWorkspace();
    insertDevicesBulk(db, [knoxDevice(1)], now);
    let pauses = 0;
    await finishBulkLoad(db, async () => {
      pauses += 1;
    });
    expect(pauses).toBeGreaterThan(deviceIndexes.length);
    for (const name of ['devices_by_id', 'devices_by_imei', 'devices_by_imei2', 'devices_by_serial']) {
      expect(hasIndex(db, name), name).toBe(true);
    }
  });

  it('takes over the registrations that came before the devices', async () => {
    const db = openTestWorkspace();
    db.exec("INSERT INTO cache.registrations VALUES ('353227410000010', 'registered'), ('unknown', 'pending')");
    insertDevicesBulk(db, [knoxDevice(1), knoxDevice(2)], now);
    await finishBulkLoad(db);
    expect(db.prepare('SELECT registration FROM cache.devices ORDER BY row').pluck().all()).toEqual([
      'registered',
      null,
    ]);
  });

  it('can be ended twice, as after a crash between its steps', async () => {
    const db = openTestWorkspace();
    insertDevicesBulk(db, [knoxDevice(1), knoxDevice(1)], now);
    ensureDeviceKey(db);
    await finishBulkLoad(db);
    await finishBulkLoad(db);
    expect(db.prepare('SELECT count(*) FROM cache.devices').pluck().get()).toBe(1);
  });
});
