import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { KnoxDevice } from '#shared/domain/knox-records.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { openWorkspaceDb } from '../../../src-main/desk/db/open-workspace.ts';
import { bumpRevision } from '../../../src-main/desk/db/revisions.ts';
import type { WritableDb } from '../../../src-main/desk/db/sql.ts';
import { finishBulkLoad, startBulkLoad } from '../../../src-main/desk/db/tables/device-bulk-load.ts';
import { indexWordsSlice } from '../../../src-main/desk/db/tables/device-words.ts';
import { insertDevicesBulk } from '../../../src-main/desk/db/tables/devices.ts';

export const now = new Date('2026-11-22T10:00:00.000Z');

/** A folder that is gone after the test. */
export function makeTestFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'muster-db-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new workspace in a folder of its own, closed after the test. */
export function openTestWorkspace(folder = makeTestFolder()): WritableDb {
  const { db } = openWorkspaceDb(folder, { appVersion: '0.1.0', now });
  onTestFinished(() => void db.close());
  // Nobody pulls the plug in these tests, and waiting for the disk is most of their time.
  for (const schema of ['main', 'cache']) db.pragma(`${schema}.synchronous = OFF`);
  return db;
}

/** A workspace after its first sync, with these devices and everything built. */
export async function openFilledWorkspace(devices: readonly KnoxDevice[]): Promise<WritableDb> {
  const db = openTestWorkspace();
  await fill(db, devices);
  return db;
}

export async function fill(db: WritableDb, devices: readonly KnoxDevice[]): Promise<void> {
  startBulkLoad(db);
  insertDevicesBulk(db, devices, now);
  await finishBulkLoad(db);
  db.exec('UPDATE cache.sync_cursor SET first_sync_done = 1');
  while (indexWordsSlice(db, 100));
}

/** A device as Samsung lists it: ordinary unless told otherwise. */
export function knoxDevice(number: number, special: Partial<Omit<KnoxDevice, 'deviceId'>> = {}): KnoxDevice {
  const digits = String(number).padStart(6, '0');
  return {
    deviceId: deviceId(number),
    imei: `35322741${digits}0`,
    imei2: null,
    serial: `R58N${digits}A`,
    model: 'SM-G525F',
    state: 'assigned',
    rawState: 'PROFILE_ASSIGNED',
    profileId: 'p1' as ProfileId,
    profileName: null,
    userName: '',
    tags: '',
    uploadId: 'u1',
    orderId: 'PO-1',
    resellerName: 'Telco North',
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-02-01T00:00:00.000Z',
    ...special,
  };
}

export function deviceId(number: number): DeviceId {
  return `device-${number}` as DeviceId;
}

export function addProfile(db: WritableDb, profileId: string, name: string): void {
  db.prepare(
    "INSERT INTO cache.profiles (profile_id, name, description, type, updated_at) VALUES (?, ?, '', 'samsung-kme', NULL)",
  ).run(profileId, name);
}

/** Lays a waiting change over some devices, as the queue does; `profileId` null makes it one that is held. */
export function layOverlay(db: WritableDb, numbers: readonly number[], profileId: string | null): void {
  const insert = db.prepare(
    `INSERT OR REPLACE INTO temp.overlay (device_id, live, profile_id, change_id, state, sequence, kind)
     VALUES (?, ?, ?, 'change-1', ?, 1, 'move')`,
  );
  for (const number of numbers) {
    insert.run(deviceId(number), profileId === null ? 0 : 1, profileId, profileId === null ? 'conflict' : 'waiting');
  }
  bumpRevision(db, 'overlay');
}

/** Numbers of devices by their ids. */
export function numbersOf(deviceIds: readonly string[]): number[] {
  return deviceIds.map((id) => Number(id.replace('device-', '')));
}
