import type { DeviceId, DeviceState } from '#shared/domain/device.ts';
import type { KnoxUpload } from '#shared/domain/knox-records.ts';
import { queueChange } from '../../src-main/desk/db/queue-change.ts';
import type { WritableDb } from '../../src-main/desk/db/sql.ts';
import { pickApproval } from '../../src-main/desk/db/tables/picked-approval.ts';
import { replaceUploads } from '../../src-main/desk/db/tables/uploads.ts';
import { fillCache, knoxDevice, testNow } from './open-test-db.ts';

/** An upload of Samsung's list. */
export function knoxUpload(uploadId: string, special: Partial<KnoxUpload> = {}): KnoxUpload {
  return {
    uploadId,
    orderId: `PO-${uploadId}`,
    resellerName: 'Helvia Mobile',
    uploadedAt: '2026-11-20T08:00:00.000Z',
    devices: 0,
    approval: 'pending',
    ...special,
  };
}

/** Fills the cache with uploads by name, each with devices in these states; device n is the n-th of all. */
export async function fillUploads(db: WritableDb, uploads: Readonly<Record<string, DeviceState[]>>): Promise<void> {
  const devices = Object.entries(uploads).flatMap(([uploadId, states]) =>
    states.map((state) => ({ uploadId, state, profileId: state === 'assigned' ? 'p1' : null })),
  );
  await fillCache(
    db,
    devices.map(({ uploadId, state, profileId }, n) => ({ ...knoxDevice(n + 1, profileId, state), uploadId })),
    ['p1', 'p2'],
  );
  replaceUploads(
    db,
    Object.entries(uploads).map(([uploadId, states]) => knoxUpload(uploadId, { devices: states.length })),
  );
}

/** The id of device n. */
export function deviceAt(n: number): DeviceId {
  return knoxDevice(n, null).deviceId;
}

/** Queues the approval of an upload without a desk around it; answers the change. */
export function queueApproval(db: WritableDb, uploadId: string): string {
  const picked = pickApproval(db, uploadId);
  if (!picked) throw new Error(`no upload ${uploadId}`);
  return queueChange(db, {
    intent: { kind: 'approve' },
    basedOn: null,
    profileName: uploadId,
    groups: [picked.group],
    reverses: null,
    action: 'uploads.approve',
    actor: 'me',
    appVersion: '0.1.0',
    at: testNow.toISOString(),
    facts: {},
  }).changeId;
}
