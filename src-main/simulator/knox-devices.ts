import { readChangedAfter } from './changed-after.ts';
import { decryptUserField } from './decrypt-user.ts';
import { pageOfChanges, pageOfDevices } from './device-pages.ts';
import { type KnoxCall, readIdList, readPaging, total } from './knox-call.ts';
import { knoxDevice } from './knox-device-json.ts';
import { KnoxRefusal } from './knox-errors.ts';
import { noteEffect, type Simulation } from './simulation.ts';
import { jsonReply, type SimulatorReply } from './simulator-reply.ts';
import { deviceAt, findDevice, standingAt } from './world.ts';
import { type Assignment, assignDevice, deleteDevice, unassignDevice } from './world-operations.ts';

/** KME calls about devices (knox-api 2.1). Paths are documented; most schemas are inferred, see each function. */

/** GET /kcs/v1/kme/devices/list. */
export function listDevices(call: KnoxCall): SimulatorReply {
  const { simulation, query } = call;
  const { world } = simulation;
  const { first, count } = readPaging(call);
  const since = readSince(simulation, query.get('changedAfter'));
  const pageFrom = (start: number) =>
    since === null ? pageOfDevices(world, start, count) : pageOfChanges(world, since, start, count);
  const asked = pageFrom(first);
  const isBeyond = asked.indexes.length === 0 && asked.total > 0;
  const range = isBeyond && world.switches.endlessPages ? pageFrom(lastPageStart(asked.total, count)) : asked;
  return jsonReply(200, {
    totalCount: total(simulation, range.total),
    processingCount: total(simulation, processingCount(simulation)),
    deviceList: range.indexes.map((index) => knoxDevice(simulation, deviceAt(world, index))),
  });
}

function lastPageStart(rows: number, count: number): number {
  return Math.floor((rows - 1) / count) * count;
}

/**
 * PUT /kcs/v1/kme/devices/assignProfile. Body by the working hypothesis of knox-api 2.1: profileId, deviceIds and/or
 * deviceDetails (a list with a deviceId each, or one object for all), userName and userToken encrypted. The answer's
 * three fields come from the documented example of an unnamed call.
 */
export function assignProfile(call: KnoxCall): SimulatorReply {
  const { simulation, body } = call;
  const { world } = simulation;
  const details = readDetails(call);
  const ids = readIdList(simulation, body.deviceIds, [...details.byDevice.keys()]);
  const profile = body.profileId;
  if (typeof profile !== 'string' || profile === '') throw new KnoxRefusal('BULK_ENROLL_PROFILE_INVALID');
  if (!world.profiles.has(profile)) throw new KnoxRefusal('BULK_ENROLL_PROFILE_NOT_FOUND');
  const wanted = new Map<number, Assignment & UserDetails>();
  let unknown = 0;
  let pending = 0;
  for (const id of new Set(ids)) {
    const index = findAssignable(simulation, id);
    if (index === null) unknown += 1;
    else if (standingAt(world, index).state === 'pending') pending += 1;
    else wanted.set(index, { profile, ...(details.byDevice.get(id) ?? details.forAll) });
  }
  if (world.switches.strictAssign || wanted.size === 0) refuseBadDevices(unknown, pending);
  for (const [index, assignment] of wanted) {
    const { userToken, ...rest } = assignment;
    assignDevice(world, index, rest);
    const deviceId = world.identity.deviceId(index);
    if (userToken !== undefined) simulation.userTokens.set(deviceId, userToken);
    noteEffect(simulation, call.effects, 'assign', deviceId);
  }
  return changedReply(simulation, [...wanted.keys()]);
}

/** PUT /kcs/v1/kme/devices/unassignProfile: one bad id refuses them all. */
export function unassignStrictly(call: KnoxCall): SimulatorReply {
  const { simulation } = call;
  const { world } = simulation;
  const ids = readIdList(simulation, call.body.deviceIds);
  const found = [...new Set(ids)].map((id) => findDevice(world, id));
  const indexes = found.filter((index) => index !== null);
  const pending = indexes.filter((index) => standingAt(world, index).state === 'pending').length;
  refuseBadDevices(found.length - indexes.length, pending);
  for (const index of indexes) unassign(call, index);
  return changedReply(simulation, indexes);
}

/** PUT or POST /kcs/v2/kme/devices/unassignProfile: what can be done is done, three lists tell what became of each. */
export function unassignPartly(call: KnoxCall): SimulatorReply {
  return inThreeLists(call, readIdList(call.simulation, call.body.deviceIds), (index) => unassign(call, index));
}

/** POST /kcs/v1/kme/devices/delete, body `devices.imeiOrSerials` as a public client sends it. */
export function deleteDevices(call: KnoxCall): SimulatorReply {
  const { simulation } = call;
  const { devices } = call.body;
  if (typeof devices !== 'object' || devices === null) throw new KnoxRefusal('RESOURCE_INVALID_PARAM', 'no devices');
  const { imeiOrSerials, deviceIds } = devices as Record<string, unknown>;
  const more = simulation.world.switches.deleteAcceptsDeviceIds ? deviceIds : undefined;
  return inThreeLists(call, readIdList(simulation, imeiOrSerials, more), (index) => {
    noteEffect(simulation, call.effects, 'delete', simulation.world.identity.deviceId(index));
    deleteDevice(simulation.world, index);
  });
}

function unassign(call: KnoxCall, index: number): void {
  const { world } = call.simulation;
  unassignDevice(world, index);
  noteEffect(call.simulation, call.effects, 'unassign', world.identity.deviceId(index));
}

function inThreeLists(call: KnoxCall, ids: readonly string[], change: (index: number) => void): SimulatorReply {
  const { world } = call.simulation;
  const { listElements, listNames, omitEveryNth } = world.switches;
  const lists = { success: [] as unknown[], failed: [] as unknown[], notFound: [] as unknown[] };
  for (const [position, id] of ids.entries()) {
    const outcome = outcomeOf(call, id, change);
    if (omitEveryNth > 0 && (position + 1) % omitEveryNth === 0) continue;
    lists[outcome.list].push(listElements === 'string' ? id : { deviceId: id, reason: outcome.reason });
  }
  const { success, failed, notFound } = lists;
  if (listNames === 'lists')
    return jsonReply(200, { successList: success, failedList: failed, notFoundList: notFound });
  return jsonReply(200, { successDeviceList: success, failedDeviceList: failed, notFoundDeviceList: notFound });
}

type Outcome = { list: 'success' | 'failed' | 'notFound'; reason: string | null };

function outcomeOf(call: KnoxCall, id: string, change: (index: number) => void): Outcome {
  const { world } = call.simulation;
  if (!/^[A-Za-z0-9]{8,64}$/.test(id)) return { list: 'failed', reason: 'BULK_ENROLL_DEVICE_INVALID' };
  const index = findDevice(world, id);
  if (index === null) return { list: 'notFound', reason: 'DEVICE_NOT_FOUND' };
  if (standingAt(world, index).state === 'pending') return { list: 'failed', reason: 'BULK_ENROLL_DEVICE_INVALID' };
  change(index);
  return { list: 'success', reason: null };
}

function refuseBadDevices(unknown: number, pending: number): void {
  if (unknown > 0) throw new KnoxRefusal('DEVICE_NOT_FOUND', `${unknown} of the devices cannot be found`);
  if (pending > 0) throw new KnoxRefusal('BULK_ENROLL_DEVICE_INVALID', `${pending} of the devices are not approved`);
}

function findAssignable(simulation: Simulation, id: string): number | null {
  const { world } = simulation;
  const index = findDevice(world, id);
  if (index === null || world.switches.acceptsImeiAsDeviceId) return index;
  return world.identity.deviceId(index) === id ? index : null;
}

function changedReply(simulation: Simulation, indexes: readonly number[]): SimulatorReply {
  const { world } = simulation;
  const { listElements, assignAppliesAfterMs } = world.switches;
  const ids = indexes.map((index) => world.identity.deviceId(index));
  return jsonReply(200, {
    totalCount: total(simulation, ids.length),
    processingCount: total(simulation, assignAppliesAfterMs > 0 ? ids.length : 0),
    deviceList: listElements === 'string' ? ids : ids.map((id) => ({ id })),
  });
}

function processingCount(simulation: Simulation): number {
  const waiting = simulation.world.scheduled.filter(({ kind }) => kind === 'apply');
  return new Set(waiting.map(({ index }) => index)).size;
}

function readSince(simulation: Simulation, text: string | null): number | null {
  if (text === null || text === '') return null;
  const { clock, switches } = simulation.world;
  const since = readChangedAfter(text, switches.changedAfterFormat, clock.serverNow());
  if (since === null) throw new KnoxRefusal('RESOURCE_INVALID_PARAM', 'changedAfter cannot be read');
  return since;
}

type UserDetails = Omit<Assignment, 'profile'> & { userToken?: string };

function readDetails(call: KnoxCall): { byDevice: Map<string, UserDetails>; forAll: UserDetails } {
  const { deviceDetails } = call.body;
  const nesting = call.simulation.world.switches.deviceDetails;
  const byDevice = new Map<string, UserDetails>();
  if (deviceDetails === undefined || deviceDetails === null) return { byDevice, forAll: {} };
  const isList = Array.isArray(deviceDetails);
  if (typeof deviceDetails !== 'object' || (nesting !== 'either' && (nesting === 'array') !== isList)) {
    throw new KnoxRefusal('RESOURCE_INVALID_PARAM', 'deviceDetails has another shape here');
  }
  if (!isList) return { byDevice, forAll: readUser(call, deviceDetails as Record<string, unknown>) };
  for (const detail of deviceDetails as unknown[]) {
    const fields = typeof detail === 'object' && detail !== null ? (detail as Record<string, unknown>) : {};
    if (typeof fields.deviceId !== 'string') throw new KnoxRefusal('RESOURCE_INVALID_PARAM', 'deviceId is needed');
    byDevice.set(fields.deviceId, readUser(call, fields));
  }
  return { byDevice, forAll: {} };
}

function readUser(call: KnoxCall, fields: Record<string, unknown>): UserDetails {
  const { emptyUserClears } = call.simulation.world.switches;
  const { userName, userToken, tags } = fields;
  const details: UserDetails = {};
  if (typeof userToken === 'string' && userToken !== '') details.userToken = decrypted(userToken);
  if (userName === '' && emptyUserClears) details.userName = null;
  if (typeof userName === 'string' && userName !== '') details.userName = checkUserName(decrypted(userName));
  if (typeof tags === 'string') details.tags = tags;
  if (Array.isArray(tags)) details.tags = tags.map(String).join(', ');
  return details;
}

function decrypted(field: string): string {
  const text = decryptUserField(field);
  if (text === null) throw new KnoxRefusal('RSA_DECRYPTION_FAIL', 'userName or userToken is not encrypted correctly');
  return text;
}

function checkUserName(text: string): string {
  if (text.length > 100 || /[#/$*%&:\\()+?{}[\]<>]/.test(text)) throw new KnoxRefusal('BULK_ENROLL_REQUEST_INVALID');
  return text;
}
