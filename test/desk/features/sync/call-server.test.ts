import { afterEach, describe, expect, it } from 'vitest';
import type { BatchReport } from '#shared/domain/batch-report.ts';
import type { DeviceId } from '#shared/domain/device.ts';
import { readDeviceDetails } from '../../../../src-main/desk/db/tables/device-details.ts';
import { approveUploadsOf, deleteAtServer } from '../../../../src-main/desk/features/sync/call-server.ts';
import { connectServers } from '../../../../src-main/desk/features/sync/connect-servers.ts';
import type { SyncRun } from '../../../../src-main/desk/features/sync/sync-run.ts';
import { approvedDevices, startSynced, truthOf } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const DELETE = 'POST /kcs/v1/kme/devices/delete';

/** A run as the calls need it; anything else fails loudly. */
async function openRun(): Promise<SyncRun> {
  desk = await openTestDesk();
  await startSynced(desk);
  await desk.loop.stop();
  const { knox } = await connectServers(desk.services);
  return { services: desk.services, knox, sendSignal: new AbortController().signal } as SyncRun;
}

const of = (report: BatchReport) =>
  Object.fromEntries(report.outcomes.map(({ deviceId, ...rest }) => [deviceId, rest]));
const pendingIn = (uploadId: string) =>
  desk.simulator.control.listDevices({ uploadId, state: 'pending', limit: 1000 }).devices;

describe('approving at the server (behaviours 32, 33)', () => {
  it('approves the uploads the devices came with, as a whole', async () => {
    const run = await openRun();
    const [upload] = desk.simulator.control.listUploads().filter(({ approved }) => !approved);
    const uploadId = upload?.uploadId ?? '';
    const [first, ...others] = pendingIn(uploadId).map(({ deviceId }) => deviceId as DeviceId);
    expect(others.length).toBeGreaterThan(0);
    const report = await approveUploadsOf(run, [first as DeviceId]);
    expect(of(report)).toEqual({ [first as DeviceId]: { outcome: 'unconfirmed' } });
    expect(pendingIn(uploadId)).toEqual([]);
  });

  it('refuses devices that came with no upload Samsung knows, without asking when there is none', async () => {
    const run = await openRun();
    const [upload] = desk.simulator.control.listUploads().filter(({ approved }) => !approved);
    const [pending] = pendingIn(upload?.uploadId ?? '').map(({ deviceId }) => deviceId as DeviceId) as [DeviceId];
    const [known, strange] = approvedDevices(desk) as [DeviceId, DeviceId];
    desk.db.prepare('UPDATE cache.devices SET upload_id = NULL WHERE device_id = ?').run(known);
    desk.db.prepare("UPDATE cache.devices SET upload_id = 'nowhere' WHERE device_id = ?").run(strange);
    const refused = { outcome: 'refused', code: 'not_found', errorId: null };
    desk.simulator.control.clearRequests();
    expect(of(await approveUploadsOf(run, [known]))).toEqual({ [known]: refused });
    expect(desk.simulator.control.requests()).toEqual([]);
    expect(of(await approveUploadsOf(run, [known, strange, pending]))).toEqual({
      [known]: refused,
      [strange]: refused,
      [pending]: { outcome: 'unconfirmed' },
    });
  });
});

describe('deleting at the server (behaviour 98)', () => {
  it('names devices by IMEI or serial number, and forgets those that are gone', async () => {
    const run = await openRun();
    const withImei = approvedDevices(desk).filter((deviceId) => readDeviceDetails(desk.db, deviceId)?.imei);
    const [phone, tablet, stays] = withImei as [DeviceId, DeviceId, DeviceId];
    desk.db.prepare('UPDATE cache.devices SET imei = NULL WHERE device_id = ?').run(tablet);
    const { imei } = readDeviceDetails(desk.db, phone) ?? {};
    const { serial } = readDeviceDetails(desk.db, tablet) ?? {};
    const asked: string[] = [];
    const { deleteDevices } = run.knox;
    run.knox = {
      ...run.knox,
      deleteDevices: (identifiers, signal) => {
        asked.push(...identifiers.values());
        return deleteDevices(identifiers, signal);
      },
    };
    expect(of(await deleteAtServer(run, [phone, tablet]))).toEqual({
      [phone]: { outcome: 'done' },
      [tablet]: { outcome: 'done' },
    });
    expect(asked).toEqual([imei, serial]);
    expect([phone, tablet].map((deviceId) => truthOf(desk, deviceId))).toEqual([undefined, undefined]);
    expect([phone, tablet].map((deviceId) => readDeviceDetails(desk.db, deviceId))).toEqual([null, null]);
    expect(readDeviceDetails(desk.db, stays)).not.toBeNull();
  });

  it('counts a device as deleted that the server does not know any more', async () => {
    const run = await openRun();
    const [gone] = approvedDevices(desk) as [DeviceId];
    desk.simulator.control.portalEdit({ kind: 'delete', deviceIds: [gone] });
    expect(of(await deleteAtServer(run, [gone]))).toEqual({ [gone]: { outcome: 'done' } });
    expect(readDeviceDetails(desk.db, gone)).toBeNull();
  });

  it('takes a call that is refused for one device alone at its word', async () => {
    const run = await openRun();
    const [first, second] = approvedDevices(desk) as [DeviceId, DeviceId];
    const body = JSON.stringify({ errorId: 'e1', code: 4040300, message: 'DEVICE_NOT_FOUND' });
    desk.simulator.control.setFault({ match: DELETE, kind: 'status', status: 404, body, times: 2 });
    await expect(deleteAtServer(run, [first, second])).rejects.toMatchObject({ code: 'device_not_found' });
    expect(of(await deleteAtServer(run, [first]))).toEqual({ [first]: { outcome: 'done' } });
    expect([first, second].map((deviceId) => readDeviceDetails(desk.db, deviceId) === null)).toEqual([true, false]);
  });

  it('keeps what the server refuses, and everything when the call fails', async () => {
    const run = await openRun();
    const [pending] = desk.simulator.control.listDevices({ state: 'pending' }).devices;
    const [approved] = approvedDevices(desk) as [DeviceId];
    const deviceId = pending?.deviceId as DeviceId;
    expect(of(await deleteAtServer(run, [deviceId]))).toMatchObject({ [deviceId]: { outcome: 'refused' } });
    desk.simulator.control.setFault({ match: DELETE, kind: 'status', status: 503, times: 1 });
    await expect(deleteAtServer(run, [approved])).rejects.toMatchObject({ code: 'server_failed' });
    for (const kept of [deviceId, approved]) expect(readDeviceDetails(desk.db, kept)).not.toBeNull();
  });
});
