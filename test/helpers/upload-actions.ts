import type { DeviceId } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID } from '#shared/domain/profile.ts';
import type { UploadSummary } from '#shared/domain/reseller-upload.ts';
import { countByProfile } from '../../src-main/desk/db/tables/device-counts.ts';
import { approveUploads } from '../../src-main/desk/features/uploads/approve-uploads.ts';
import { holdDevices } from '../../src-main/desk/features/uploads/hold-devices.ts';
import { listUploads } from '../../src-main/desk/features/uploads/list-uploads.ts';
import type { TestDesk } from './open-test-desk.ts';

/** The upload with the most devices to approve. */
export function largestPending(desk: TestDesk): UploadSummary {
  const [largest] = listUploads(desk.services).uploads.sort((a, b) => b.toApprove - a.toApprove);
  if (!largest || largest.toApprove < 10) throw new Error('the simulator has no upload to approve');
  return largest;
}

/** An upload as the list shows it now. */
export function uploadNow(desk: TestDesk, uploadId: string): UploadSummary {
  const found = listUploads(desk.services).uploads.find((upload) => upload.uploadId === uploadId);
  if (!found) throw new Error(`no upload ${uploadId} is listed`);
  return found;
}

/** Devices of an upload the cache knows. */
export function devicesOfUpload(desk: TestDesk, uploadId: string): DeviceId[] {
  return desk.db
    .prepare('SELECT device_id FROM cache.devices WHERE upload_id = ? ORDER BY device_id')
    .pluck()
    .all(uploadId) as DeviceId[];
}

/** Approves one upload; answers the change. */
export function approve(desk: TestDesk, uploadId: string): string {
  const [changeId = ''] = approveUploads(desk.services, { uploadIds: [uploadId] }).changeIds;
  return changeId;
}

/** Puts named devices on hold. */
export function hold(desk: TestDesk, deviceIds: readonly DeviceId[], reason = 'screen broken') {
  return holdDevices(desk.services, { selection: { kind: 'named', deviceIds: [...deviceIds] }, reason });
}

/** The number on the Default Profile's row. */
export function inDefaultProfile(desk: TestDesk): number {
  return countByProfile(desk.db).get(DEFAULT_PROFILE_ID)?.devices ?? 0;
}

/** How many devices of an upload wait for approval at the server. */
export function pendingAtServer(desk: TestDesk, uploadId: string): number {
  return desk.simulator.control.listDevices({ uploadId, state: 'pending' }).total;
}
