import { type KnoxCall, readIdList, readPaging, time, total } from './knox-call.ts';
import { KnoxRefusal } from './knox-errors.ts';
import { noteEffect } from './simulation.ts';
import { jsonReply, type SimulatorReply } from './simulator-reply.ts';
import type { Upload } from './upload-plan.ts';
import { standingAt, type World } from './world.ts';
import { approveUpload, devicesOf } from './world-operations.ts';

/**
 * KME calls about reseller uploads. Only the two paths are documented (knox-api 2.1); every field is inferred from what
 * the portal shows: reseller, order, date, number of devices, and Pending or Approved.
 */

/** GET /kcs/v1/kme/devices/uploads/list: newest first. */
export function listUploads(call: KnoxCall): SimulatorReply {
  const { simulation } = call;
  const { first, count } = readPaging(call);
  const newest = [...simulation.world.uploads].sort((a, b) => b.uploadedAt - a.uploadedAt || b.first - a.first);
  return jsonReply(200, {
    totalCount: total(simulation, newest.length),
    uploadList: newest.slice(first, first + count).map((upload) => ({
      uploadId: upload.uploadId,
      resellerId: upload.resellerId,
      resellerName: upload.resellerName,
      orderId: upload.orderId,
      uploadTime: time(simulation, upload.uploadedAt),
      status: upload.approved ? 'Approved' : 'Pending',
      deviceCount: total(simulation, devicesOf(simulation.world, upload).length),
    })),
  });
}

/**
 * POST /kcs/v1/kme/devices/uploads/approvals, body `uploadIds`. An upload already approved stays so and is listed as
 * success. There is no way to reject one.
 */
export function approveUploads(call: KnoxCall): SimulatorReply {
  const { simulation, body } = call;
  const { world } = simulation;
  const one = typeof body.uploadId === 'string' ? [body.uploadId] : undefined;
  const ids = readIdList(simulation, body.uploadIds, one);
  const lists = { successUploadList: [] as string[], notFoundUploadList: [] as string[] };
  for (const id of ids) {
    const upload = world.uploads.find(({ uploadId }) => uploadId === id);
    if (upload === undefined) {
      lists.notFoundUploadList.push(id);
      continue;
    }
    for (const index of pendingOf(world, upload)) {
      noteEffect(simulation, call.effects, 'approve', world.identity.deviceId(index));
    }
    approveUpload(world, id);
    lists.successUploadList.push(id);
  }
  if (lists.successUploadList.length === 0) throw new KnoxRefusal('RESOURCE_NOT_FOUND', 'no such upload');
  return jsonReply(200, { totalCount: total(simulation, lists.successUploadList.length), ...lists });
}

function pendingOf(world: World, upload: Upload): number[] {
  return devicesOf(world, upload).filter((index) => standingAt(world, index).state === 'pending');
}
