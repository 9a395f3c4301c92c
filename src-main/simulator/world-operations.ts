import type { DeviceStanding, SimulatedState } from './base-device.ts';
import type { Upload } from './upload-plan.ts';
import {
  deviceAt,
  eraseDevice,
  noteArrival,
  type ScheduledChange,
  standingAt,
  type World,
  writeStanding,
} from './world.ts';

/** Of each kind; and how far into a large world a colleague looks. */
const EDITED_IN_PORTAL = 3;
const LOOKED_AT = 5000;

/** What an assignment changes; undefined keeps what is there, null clears it. */
export type Assignment = { profile: string; userName?: string | null; tags?: string };

/** Gives a device a profile, at once or as late as the switches say. */
export function assignDevice(world: World, index: number, assignment: Assignment): void {
  const before = standingAt(world, index);
  accept(world, index, {
    ...before,
    state: 'assigned',
    profile: assignment.profile,
    userName: assignment.userName === undefined ? before.userName : assignment.userName,
    tags: assignment.tags === undefined ? before.tags : mergeTags(world, before.tags, assignment.tags),
  });
  const { assignAppliesAfterMs, provisionAfterMs } = world.switches;
  if (provisionAfterMs > 0) {
    const at = world.clock.now() + assignAppliesAfterMs + provisionAfterMs;
    world.scheduled.push({ at, index, kind: 'provision', profile: assignment.profile });
  }
}

/** Takes a device out of its profile: at Ivanti that is the Default Profile. */
export function unassignDevice(world: World, index: number): void {
  accept(world, index, { ...standingAt(world, index), state: 'unassigned', profile: null });
}

/** Deletes a device: it is gone until a reseller uploads it again. */
export function deleteDevice(world: World, index: number): void {
  eraseDevice(world, index);
}

/** Sets a device's state, as set-up on the device or the portal would. */
export function setDeviceState(world: World, index: number, state: SimulatedState): void {
  writeNow(world, index, { ...standingAt(world, index), state });
}

/** Approves every pending device of an upload; answers how many, or null when there is no such upload. */
export function approveUpload(world: World, uploadId: string): number | null {
  const upload = world.uploads.find((candidate) => candidate.uploadId === uploadId);
  if (upload === undefined) return null;
  upload.approved = true;
  world.version += 1;
  let approved = 0;
  for (const index of devicesOf(world, upload)) {
    const standing = standingAt(world, index);
    if (standing.state !== 'pending') continue;
    writeNow(world, index, { ...standing, state: 'unassigned' });
    approved += 1;
  }
  return approved;
}

/** A reseller uploads new devices; answers the upload. */
export function addUpload(world: World, count: number, resellerId: string, approved: boolean): Upload {
  const reseller = world.resellers.find(({ id }) => id === resellerId) ?? world.resellers[0];
  const number = world.uploads.length;
  const upload: Upload = {
    uploadId: `UP${String(39_000_000 + number * 7)}`,
    orderId: `PO-2026-${String(9000 + number).padStart(5, '0')}`,
    resellerId: reseller?.id ?? '',
    resellerName: reseller?.name ?? '',
    uploadedAt: world.clock.serverNow(),
    first: world.total,
    count,
    arrival: approved || reseller?.autoApprove ? 'approved' : 'pending',
    approved: approved || reseller?.autoApprove === true,
    spacingMs: 0,
    depots: [[100, 0]],
  };
  world.uploads.push(upload);
  world.total += count;
  for (let index = upload.first; index < world.total; index += 1) noteArrival(world, index, upload.uploadedAt);
  return upload;
}

/** Devices of an upload that are still there. */
export function devicesOf(world: World, upload: Upload): number[] {
  const indexes: number[] = [];
  for (let index = upload.first; index < upload.first + upload.count; index += 1) {
    if (!world.deleted.has(index)) indexes.push(index);
  }
  return indexes;
}

/** Lets everything happen that was due by now. */
export function settle(world: World): void {
  const now = world.clock.now();
  drift(world, now);
  editInPortal(world, now);
  if (!world.scheduled.some(({ at }) => at <= now)) return;
  const due = world.scheduled.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
  world.scheduled = world.scheduled.filter(({ at }) => at > now);
  for (const change of due) carryOut(world, change);
}

function carryOut(world: World, change: ScheduledChange): void {
  const { index } = change;
  if (world.deleted.has(index)) return;
  if (change.kind === 'apply') {
    writeNow(world, index, { ...change.standing, processing: false });
    return;
  }
  const standing = standingAt(world, index);
  if (standing.state !== 'assigned' || standing.profile !== change.profile) return;
  writeNow(world, index, { ...standing, state: 'provisioned' });
}

/** Devices somewhere out there get set up by themselves, at most a hundred at a time. */
function drift(world: World, now: number): void {
  const { stateChangeMs } = world.switches;
  if (stateChangeMs <= 0) {
    world.lastDriftAt = now;
    return;
  }
  const turns = Math.floor((now - world.lastDriftAt) / stateChangeMs);
  if (turns <= 0) return;
  world.lastDriftAt += turns * stateChangeMs;
  for (let turn = 0; turn < Math.min(turns, 100); turn += 1) provisionSomeDevice(world);
}

function provisionSomeDevice(world: World): void {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const index = (world.version * 7919 + attempt * 104_729) % Math.max(1, world.total);
    if (world.deleted.has(index) || standingAt(world, index).state !== 'assigned') continue;
    setDeviceState(world, index, 'provisioned');
    return;
  }
}

/** Once in a run somebody moves devices in the portal: the first ones of lists by IMEI, in no profile and in one. */
function editInPortal(world: World, now: number): void {
  const { portalEditAfterMs } = world.switches;
  if (world.editedInPortal || portalEditAfterMs <= 0 || now - world.startedAt < portalEditAfterMs) return;
  world.editedInPortal = true;
  const [first, other] = [...world.profiles.keys()].reverse();
  if (first === undefined || other === undefined) return;
  for (const index of [...firstByImei(world, 'unassigned'), ...firstByImei(world, 'assigned')])
    assignDevice(world, index, { profile: standingAt(world, index).profile === first ? other : first });
}

function firstByImei(world: World, state: SimulatedState): number[] {
  const known = Array.from({ length: Math.min(world.total, LOOKED_AT) }, (_, index) => index);
  return known
    .filter((index) => !world.deleted.has(index) && standingAt(world, index).state === state)
    .map((index) => deviceAt(world, index))
    .filter(({ imei, standing }) => imei !== null && !standing.processing)
    .sort((a, b) => ((a.imei ?? '') < (b.imei ?? '') ? -1 : 1))
    .slice(0, EDITED_IN_PORTAL)
    .map(({ index }) => index);
}

function accept(world: World, index: number, wanted: DeviceStanding): void {
  const { assignAppliesAfterMs } = world.switches;
  if (assignAppliesAfterMs <= 0) {
    writeNow(world, index, { ...wanted, processing: false });
    return;
  }
  // What nobody can see has not changed yet.
  const before = standingAt(world, index);
  const updatedAt = world.switches.showsAssigning ? world.clock.serverNow() : before.updatedAt;
  writeStanding(world, index, { ...before, processing: true, updatedAt });
  world.scheduled.push({ at: world.clock.now() + assignAppliesAfterMs, index, kind: 'apply', standing: wanted });
}

function writeNow(world: World, index: number, standing: DeviceStanding): void {
  writeStanding(world, index, { ...standing, updatedAt: world.clock.serverNow() });
}

function mergeTags(world: World, before: string | null, sent: string): string {
  if (world.switches.tagsReplace || before === null || before === '') return sent;
  return [...new Set([...before.split(', '), ...sent.split(', ')])].filter((tag) => tag !== '').join(', ');
}
