import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeviceId, DeviceState } from '#shared/domain/device.ts';
import type { KnoxDevice, KnoxProfile } from '#shared/domain/knox-records.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { openWorkspaceDb } from '../../src-main/desk/db/open-workspace.ts';
import type { WritableDb } from '../../src-main/desk/db/sql.ts';
import { finishBulkLoad } from '../../src-main/desk/db/tables/device-bulk-load.ts';
import { insertDevicesBulk } from '../../src-main/desk/db/tables/devices.ts';
import { replaceKnoxProfiles } from '../../src-main/desk/db/tables/profiles.ts';
import { moveCursor } from '../../src-main/desk/db/tables/sync-cursor.ts';

/** The time tests without a clock of their own live in. */
export const testNow = new Date('2026-11-22T10:00:00.000Z');

/** An open workspace in a folder of its own; `close` removes the folder, `reopen` keeps it. */
export type TestDb = { db: WritableDb; folder: string; reopen(): TestDb; close(): void };

export function openTestDb(folder = mkdtempSync(join(tmpdir(), 'muster-db-'))): TestDb {
  const { db } = openWorkspaceDb(folder, { appVersion: '0.1.0', now: testNow });
  return {
    db,
    folder,
    reopen() {
      if (db.open) db.close();
      return openTestDb(folder);
    },
    close() {
      if (db.open) db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A device as the server lists it; number n has an id that sorts as n does. */
export function knoxDevice(n: number, profileId: string | null, state: DeviceState = 'assigned'): KnoxDevice {
  return {
    deviceId: `KD${String(n).padStart(6, '0')}` as DeviceId,
    imei: `35${String(n).padStart(13, '0')}`,
    imei2: null,
    serial: `R${String(n).padStart(10, '0')}`,
    model: `SM-G99${n % 10}`,
    state,
    rawState: state,
    profileId: profileId as ProfileId | null,
    profileName: profileId,
    userName: '',
    tags: '',
    uploadId: null,
    orderId: null,
    resellerName: null,
    createdAt: null,
    updatedAt: null,
  };
}

/** A profile named like its id, with nothing in it. */
export function knoxProfile(name: string, changes: Partial<KnoxProfile> = {}): KnoxProfile {
  const blank = { description: '', customJson: '{}', tokenDigest: null, systemApps: false, updatedAt: null };
  return { profileId: name as ProfileId, name, ...blank, ...changes };
}

/** Fills the cache as a finished first sync would: devices, and profiles named like their ids. */
export async function fillCache(
  db: WritableDb,
  devices: readonly KnoxDevice[],
  profiles: readonly string[],
): Promise<void> {
  insertDevicesBulk(db, devices, testNow);
  await finishBulkLoad(db);
  moveCursor(db, { firstSyncDone: true });
  replaceKnoxProfiles(
    db,
    profiles.map((name) => knoxProfile(name)),
  );
}
