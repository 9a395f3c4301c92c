import type { DeviceId, DeviceSelection } from '#shared/domain/device.ts';
import { inSlices } from './in-slices.ts';
import { revisionOf } from './revisions.ts';
import type { ReadableDb } from './sql.ts';
import { readDeviceIds } from './tables/device-rows.ts';
import { selectedDeviceIds, selectedRows } from './tables/device-selection.ts';

/** Ids of the selected devices, each once. A million of them take a second, so others are answered in between. */
export async function nameDevices(db: ReadableDb, selection: DeviceSelection): Promise<DeviceId[]> {
  if (selection.kind === 'named') return selectedDeviceIds(db, selection);
  const revision = revisionOf(db, 'devices');
  const deviceIds = new Set<DeviceId>();
  await inSlices([...selectedRows(db, selection, null)], (rows) => {
    for (const deviceId of readDeviceIds(db, rows)) deviceIds.add(deviceId);
  });
  // Devices came or went meanwhile: a row number may stand for another device by now.
  return revisionOf(db, 'devices') === revision ? [...deviceIds] : selectedDeviceIds(db, selection);
}
