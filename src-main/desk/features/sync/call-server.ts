import type { BatchReport, DeviceOutcome } from '#shared/domain/batch-report.ts';
import type { DeviceId } from '#shared/domain/device.ts';
import { codeOf } from '#shared/errors.ts';
import { prepared, type ReadableDb } from '../../db/sql.ts';
import { deleteDevices } from '../../db/tables/devices.ts';
import type { SyncRun } from './sync-run.ts';

/** Samsung approves a reseller's upload as a whole (knox-api 2.1): the uploads the devices came with are approved. */
export async function approveUploadsOf(run: SyncRun, deviceIds: readonly DeviceId[]): Promise<BatchReport> {
  const json = JSON.stringify(deviceIds);
  const uploadOf = new Map(
    prepared<[DeviceId, string | null]>(
      run.services.db,
      'SELECT device_id, upload_id FROM cache.devices WHERE device_id IN (SELECT value FROM json_each(?))',
      'arrays',
    ).all(json),
  );
  const uploadIds = [...new Set([...uploadOf.values()].filter((uploadId) => uploadId !== null))];
  const unknown = new Set(uploadIds.length === 0 ? [] : await run.knox.approveUploads(uploadIds, run.sendSignal));
  const outcomes = deviceIds.map((deviceId): DeviceOutcome => {
    const uploadId = uploadOf.get(deviceId) ?? null;
    if (uploadId !== null && !unknown.has(uploadId)) return { deviceId, outcome: 'unconfirmed' };
    return { deviceId, outcome: 'refused', code: 'not_found', errorId: null };
  });
  return { outcomes };
}

/** Deletes devices at Samsung; what it says is gone goes from the cache too, for no delta tells of deletions. */
export async function deleteAtServer(run: SyncRun, deviceIds: readonly DeviceId[]): Promise<BatchReport> {
  const { db } = run.services;
  const report = await askToDelete(run, deviceIds);
  const isGone = (one: DeviceOutcome) =>
    one.outcome === 'done' || (one.outcome === 'refused' && one.code === 'device_not_found');
  deleteDevices(
    db,
    report.outcomes.filter(isGone).map(({ deviceId }) => deviceId),
  );
  return {
    outcomes: report.outcomes.map((one) => (isGone(one) ? { deviceId: one.deviceId, outcome: 'done' } : one)),
  };
}

/** A call may be refused as a whole for a device that is not there; with one device alone, that one is meant. */
async function askToDelete(run: SyncRun, deviceIds: readonly DeviceId[]): Promise<BatchReport> {
  try {
    return await run.knox.deleteDevices(identifiersOf(run.services.db, deviceIds), run.sendSignal);
  } catch (error) {
    const [deviceId, ...others] = deviceIds;
    const code = codeOf(error);
    if (code !== 'device_not_found' || deviceId === undefined || others.length > 0) throw error;
    return { outcomes: [{ deviceId, outcome: 'refused', code, errorId: null }] };
  }
}

/** What Samsung's call wants beside the device id: an IMEI, or the serial number of a device without one. */
function identifiersOf(db: ReadableDb, deviceIds: readonly DeviceId[]): Map<DeviceId, string> {
  const rows = prepared<[DeviceId, string]>(
    db,
    `SELECT device_id, coalesce(imei, serial, device_id) FROM cache.devices
     WHERE device_id IN (SELECT value FROM json_each(?))`,
    'arrays',
  ).all(JSON.stringify(deviceIds));
  const known = new Map(rows);
  return new Map(deviceIds.map((deviceId) => [deviceId, known.get(deviceId) ?? deviceId]));
}
